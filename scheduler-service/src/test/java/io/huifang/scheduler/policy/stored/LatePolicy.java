package io.huifang.scheduler.policy.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

import org.flywaydb.core.Flyway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A replica that knows no policy yet, on a database of its own with a single connection to it. */
public final class LatePolicy implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final Database database = Backing.shared().freshDatabase("late");
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool =
            PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(1))
                    .connectingTo(database.uri())
                    .using(vertx)
                    .build();
    private final ActivePolicy policy;

    public LatePolicy() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/outbox", "classpath:db/migration")
                .load()
                .migrate();
        PoliciesInForce policies = new PoliciesInForce(Clock.systemUTC());
        policy =
                new ActivePolicy(
                        new InstallFirstPolicy(policies, pool),
                        policies,
                        pool,
                        Almanac.shipped(),
                        () -> DEADLINE,
                        new PolicyWarnings(Clock.systemUTC()));
    }

    public ActivePolicy policy() {
        return policy;
    }

    public Pool pool() {
        return pool;
    }

    public io.vertx.core.Vertx vertx() {
        return vertx.getDelegate();
    }

    /**
     * The work leaves the connection alone until there is a policy, and is done then: the policy
     * comes over the same connection.
     */
    public void isAwaitedOutsideOfTransactionsBy(CompletionStage<?> work) {
        for (int look = 0; look < 5; look++) {
            pool.query("SELECT 1").execute().await().atMost(DEADLINE);
        }
        assertThat(work.toCompletableFuture()).isNotDone();

        policy.follow().await().atMost(DEADLINE);

        assertThat(work).succeedsWithin(DEADLINE);
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
        Backing.shared().postgres().dropDatabase(database.name());
    }
}
