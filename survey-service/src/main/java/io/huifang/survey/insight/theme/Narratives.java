package io.huifang.survey.insight.theme;

import io.huifang.survey.insight.theme.ThemeCount.Source;
import io.huifang.survey.proof.Proof;
import io.huifang.survey.proof.Proofs;
import io.huifang.survey.reveal.IntakeConfig;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.logging.Logger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What narratives are about, as intake counts it: they never leave its vault. */
@ApplicationScoped
class Narratives {
    private static final Logger LOG = Logger.getLogger(Narratives.class);
    private static final int UNPROVEN = 401;

    /** What intake wants a token for its vault to be for. */
    private static final String SCOPE = "huifang.vault";

    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    private final NarrativesApi intake;
    private final Proof proof;

    Narratives(IntakeConfig config, Proofs proofs) {
        this.intake =
                QuarkusRestClientBuilder.newBuilder()
                        .baseUri(config.url())
                        .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build(NarrativesApi.class);
        this.proof = proofs.to("huifang.intake", config.proof(), Optional.of(SCOPE));
    }

    /**
     * Those of some days, both inclusive; empty when intake does not answer.
     *
     * @param language null for all
     */
    Uni<Optional<List<ThemeCount>>> between(LocalDate first, LocalDate last, String language) {
        return proof.authorization()
                .chain(
                        authorization ->
                                intake.between(authorization, first.toString(), last.toString()))
                .map(counted -> Optional.of(counts(counted, language)))
                .onFailure()
                .recoverWithItem(this::away);
    }

    private static List<ThemeCount> counts(NarrativesApi.Counted counted, String language) {
        return counted.counts().stream()
                .filter(it -> LANGUAGES.contains(it.language()))
                .filter(it -> language == null || it.language().equals(language))
                .map(
                        it ->
                                new ThemeCount(
                                        it.day(),
                                        Source.NARRATIVE,
                                        it.language(),
                                        it.theme(),
                                        it.n()))
                .toList();
    }

    private Optional<List<ThemeCount>> away(Throwable failure) {
        int status =
                failure instanceof WebApplicationException refused
                        ? refused.getResponse().getStatus()
                        : 0;
        if (status == UNPROVEN) {
            proof.refused();
        }
        LOG.warnf(
                "Intake did not tell what narratives are about (status %d, %s); comments are shown"
                        + " without them",
                status, failure.getClass().getSimpleName());
        return Optional.empty();
    }
}
