package io.huifang.survey.library;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what helps with a call, by its reason: what to do, papers, safety, how-to. */
@ApplicationScoped
public class SuggestArticles {
    private static final int MOST = 20;

    /** Serves reasons nobody has written for. */
    private static final String ANY_REASON = "general";

    private final Pool pool;
    private final Attempts attempts;
    private final Findings findings;

    SuggestArticles(Pool pool, Attempts attempts, Findings findings) {
        this.pool = pool;
        this.attempts = attempts;
        this.findings = findings;
    }

    /**
     * @param agent whose attempt it must be or have been; null for one who sees all
     * @return empty when there is no such attempt, or it is not his
     */
    public Uni<Optional<List<FoundArticle>>> suggest(
            UUID attemptId, String agent, String language) {
        return pool.withTransaction(
                tx ->
                        attempts.find(tx, attemptId)
                                .chain(
                                        found ->
                                                found.filter(
                                                                one ->
                                                                        agent == null
                                                                                || one.isOf(agent))
                                                        .map(one -> fitting(tx, one, language))
                                                        .orElseGet(
                                                                () ->
                                                                        Uni.createFrom()
                                                                                .item(
                                                                                        Optional
                                                                                                ::empty))));
    }

    // A reason of the company's own names the script it uses, and that one is written for.
    private Uni<Optional<List<FoundArticle>>> fitting(
            SqlConnection tx, Attempt attempt, String language) {
        List<String> reasons = new ArrayList<>(List.of(attempt.brief().reason()));
        if (attempt.brief().script() != null) {
            reasons.add(attempt.brief().script());
        }
        return findings.fitting(tx, language, reasons, MOST)
                .chain(
                        found ->
                                found.isEmpty()
                                        ? findings.fitting(tx, language, List.of(ANY_REASON), MOST)
                                        : Uni.createFrom().item(found))
                .map(Optional::of);
    }
}
