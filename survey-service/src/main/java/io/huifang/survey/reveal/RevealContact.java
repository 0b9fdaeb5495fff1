package io.huifang.survey.reveal;

import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.Refusal;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.idempotency.AnsweredMeanwhile;
import io.huifang.survey.idempotency.RequestKey;
import io.huifang.survey.reveal.LastLook.Seen;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;

/**
 * Shows the number to the lease holder. His right is tested before the vault is asked and again, in
 * the statement that notes the reveal, before the number goes out: what was asked for in vain is
 * dropped. Scheduler and vault are asked between two transactions, never inside one.
 *
 * <p>A repeated request is not answered from memory, because the number is not kept: it is a reveal
 * of its own, by the same right.
 */
@ApplicationScoped
public class RevealContact {
    private final Pool pool;
    private final Attempts attempts;
    private final LastLook lastLook;
    private final RevealBooks books;
    private final JsonBodies json;
    private final MeterRegistry meters;

    RevealContact(
            Pool pool,
            Attempts attempts,
            LastLook lastLook,
            RevealBooks books,
            JsonBodies json,
            MeterRegistry meters) {
        this.pool = pool;
        this.attempts = attempts;
        this.lastLook = lastLook;
        this.books = books;
        this.json = json;
        this.meters = meters;
    }

    public Uni<Answer> reveal(Holder holder, Optional<RequestKey> key) {
        return pool.withTransaction(tx -> mayReveal(tx, holder, key))
                .chain(
                        may ->
                                may.refused().isPresent()
                                        ? Uni.createFrom().item(may.refused().get())
                                        : ask(holder, may))
                .plug(AnsweredMeanwhile::lookAgain);
    }

    /**
     * The first look.
     *
     * @param attempt null when refused
     * @param keep the request to be remembered; empty when it is already, or has no key
     */
    private record May(Optional<Answer> refused, Attempt attempt, Optional<RequestKey> keep) {}

    private Uni<May> mayReveal(SqlConnection tx, Holder holder, Optional<RequestKey> key) {
        return books.before(tx, key)
                .chain(
                        before ->
                                before.isPresent() && before.get() instanceof Answer.Refused
                                        ? Uni.createFrom().item(new May(before, null, key))
                                        : attempts.find(tx, holder.attemptId())
                                                .map(it -> judged(holder, it, key, before)));
    }

    private static May judged(
            Holder holder,
            Optional<Attempt> found,
            Optional<RequestKey> key,
            Optional<Answer> before) {
        Optional<Refusal> refusal =
                found.map(attempt -> attempt.refusalOfReveal(holder))
                        .orElse(Optional.of(Refusal.NOT_YOURS));
        return new May(
                refusal.map(Refusal::answer),
                found.orElse(null),
                before.isPresent() ? Optional.empty() : key);
    }

    private Uni<Answer> ask(Holder holder, May may) {
        return lastLook.on(may.attempt(), holder.agent())
                .chain(
                        seen ->
                                seen instanceof Seen.Contact known
                                        ? show(holder, may, known)
                                        : Uni.createFrom()
                                                .item(
                                                        new Answer.Refused(
                                                                ((Seen.Nothing) seen).because())));
    }

    private Uni<Answer> show(Holder holder, May may, Seen.Contact seen) {
        return pool.withTransaction(
                tx ->
                        attempts.reveal(tx, holder)
                                .chain(
                                        lease ->
                                                lease.isEmpty()
                                                        ? whyNot(tx, holder)
                                                        : books.note(
                                                                        tx,
                                                                        may.keep(),
                                                                        holder,
                                                                        may.attempt(),
                                                                        seen.mayOffer())
                                                                .replaceWith(
                                                                        shown(
                                                                                holder,
                                                                                seen.contact()))));
    }

    private Answer shown(Holder holder, RevealedContact contact) {
        meters.counter("huifang.attempts.revealed").increment();
        return Answer.Done.ok(holder.token().orElseThrow(), json.of(contact));
    }

    private Uni<Answer> whyNot(SqlConnection tx, Holder holder) {
        return attempts.find(tx, holder.attemptId())
                .map(found -> judged(holder, found, Optional.empty(), Optional.empty()).refused())
                .map(refused -> refused.orElseGet(Refusal.STALE_LEASE::answer));
    }
}
