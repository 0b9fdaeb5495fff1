package io.huifang.scheduler.suppression;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.correction.Prohibitions;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.SurveyWord;
import io.huifang.scheduler.news.NewsDesk;
import io.huifang.scheduler.rows.DatabaseClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** Allows contact again. What was ended stays ended. */
@ApplicationScoped
class LiftSuppression {
    private final Pool pool;
    private final Customers customers;
    private final Prohibitions prohibitions;
    private final NewsDesk newsDesk;
    private final DatabaseClock clock;
    private final Ids ids;

    LiftSuppression(
            Pool pool,
            Customers customers,
            Prohibitions prohibitions,
            NewsDesk newsDesk,
            DatabaseClock clock,
            Ids ids) {
        this.pool = pool;
        this.customers = customers;
        this.prohibitions = prohibitions;
        this.newsDesk = newsDesk;
        this.clock = clock;
        this.ids = ids;
    }

    /** True when there was an entry. */
    Uni<Boolean> lift(String customerId) {
        return pool.withTransaction(
                tx ->
                        customers
                                .lift(tx, customerId)
                                .call(lifted -> lifted ? overrule(tx, customerId) : done()));
    }

    private Uni<Void> overrule(SqlConnection tx, String customerId) {
        return clock.now(tx)
                .call(now -> prohibitions.overrule(tx, customerId, now))
                .chain(now -> tell(tx, customerId, now));
    }

    /** His row was changed, so nobody else tells of him until the transaction ends. */
    private Uni<Void> tell(SqlConnection tx, String customerId, Instant now) {
        return customers
                .find(tx, customerId)
                .chain(
                        customer ->
                                newsDesk.tell(
                                        tx, List.of(SurveyWord.of(ids.next(), customer, now))));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
