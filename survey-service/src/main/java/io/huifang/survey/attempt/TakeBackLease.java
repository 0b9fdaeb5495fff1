package io.huifang.survey.attempt;

import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.exchange.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** A supervisor takes an attempt out of its holder's hand, as if he had given it back. */
@ApplicationScoped
public class TakeBackLease {
    private final Pool pool;
    private final ReleaseLease releaseLease;
    private final Attempts attempts;
    private final Audit audit;

    TakeBackLease(Pool pool, ReleaseLease releaseLease, Attempts attempts, Audit audit) {
        this.pool = pool;
        this.releaseLease = releaseLease;
        this.attempts = attempts;
        this.audit = audit;
    }

    /**
     * @param holder whose lease, and the very one
     * @param by account of the supervisor
     */
    public Uni<Answer> takeBack(Holder holder, String by) {
        return pool.withTransaction(
                tx ->
                        releaseLease
                                .release(tx, holder)
                                .call(
                                        answer ->
                                                answer instanceof Answer.Done
                                                        ? write(tx, holder, by)
                                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> write(SqlConnection tx, Holder holder, String by) {
        return attempts.find(tx, holder.attemptId())
                .map(found -> found.orElseThrow().brief().customerId())
                .map(
                        customer ->
                                new AuditEntry(
                                        AuditAct.TAKE_BACK,
                                        by,
                                        AuditEntry.attempt(holder.attemptId()),
                                        customer,
                                        null))
                .chain(entry -> audit.append(tx, entry));
    }
}
