package io.huifang.scheduler.policy.stored;

import static io.vertx.core.Vertx.currentContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Backing;
import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.LogLines;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.almanac.Almanac;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Several replicas on one database, without a container. */
@Tag("R23")
class ActivePolicyTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final List<ActivePolicy> replicas = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private Database database;

    @BeforeEach
    void createTables() {
        database = Backing.shared().freshDatabase("policy");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/outbox", "classpath:db/migration")
                .load()
                .migrate();
    }

    @AfterEach
    void stop() {
        replicas.forEach(replica -> replica.stop(new ShutdownEvent()));
        pools.forEach(pool -> pool.closeAndAwait());
        vertx.closeAndAwait();
        Backing.shared().postgres().dropDatabase(database.name());
    }

    @Test
    void installsTheFirstPolicyOnceHoweverManyReplicasStart() throws SQLException {
        var one = replica();
        var other = replica();
        var third = replica();

        List.of(one, other, third).forEach(replica -> replica.start(new StartupEvent()));

        assertThat(awaited(one.policy()).version()).isEqualTo(1);
        assertThat(awaited(other.policy()).version()).isEqualTo(1);
        assertThat(awaited(third.policy()).reasons()).isEqualTo(DefaultPolicy.read().reasons());
        assertThat(single("SELECT count(*) FROM policy")).isEqualTo(1);
        assertThat(single("SELECT count(*) FROM policy_activation")).isEqualTo(1);
    }

    @Test
    @Tag("P23")
    void letsOthersWaitOnWhenOneWhoAskedGoesAway() {
        var replica = replica();
        var waiting = replica.policy().subscribeAsCompletionStage();

        replica.policy().subscribeAsCompletionStage().cancel(false);
        replica.start(new StartupEvent());

        assertThat(waiting).succeedsWithin(DEADLINE);
    }

    @Test
    void leavesADatabaseThatHasAPolicyAsItIs() throws SQLException {
        execute("INSERT INTO policy VALUES (7, 'kept as it is', 'somebody', now())");

        awaited(install());

        assertThat(single("SELECT max(version) FROM policy")).isEqualTo(7);
        assertThat(single("SELECT count(*) FROM policy_activation")).isZero();
    }

    @Test
    void followsWhatAnotherReplicaActivates() throws SQLException {
        var replica = replica();
        replica.start(new StartupEvent());
        awaited(replica.policy());

        activate(2, DefaultPolicy.text().replace("priority: 40", "priority: 41"));

        await().atMost(DEADLINE).until(() -> awaited(replica.policy()).version() == 2);
        assertThat(priority(replica)).isEqualTo(41);
    }

    @Test
    void warnsOfTypesThatAPolicyOfAnEarlierReleaseIgnores() throws SQLException {
        var replica = replica();
        var log = LogLines.of(PolicyWarnings.class);
        awaited(replica.follow());
        assertThat(log.warnings()).isEmpty();
        activate(
                2,
                DefaultPolicy.text()
                        .replaceAll(" +io.huifang.(risk.flagged|customer.registered).*\n", ""));

        awaited(replica.follow());

        log.close();
        assertThat(log.warnings())
                .singleElement()
                .asString()
                .contains(
                        "Policy 2",
                        "io.huifang.risk.flagged.v1",
                        "io.huifang.customer.registered.v1")
                .doesNotContain("payment");
    }

    @Test
    void goesOnWithTheLastPolicyWhenItCannotReadANewerReleasesOne() throws SQLException {
        var replica = replica();
        awaited(replica.follow());
        activate(2, "calling: {by: a later release}");

        awaited(replica.follow());
        assertThat(replica.known().orElseThrow().version()).isEqualTo(1);

        activate(3, DefaultPolicy.text());
        awaited(replica.follow());
        assertThat(replica.known().orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void startsWithTheLatestPolicyItCanReadWhenTheOneInForceIsANewerReleases() throws SQLException {
        awaited(install());
        activate(2, DefaultPolicy.text().replace("priority: 40", "priority: 41"));
        activate(3, "calling: {by: a later release}");
        activate(4, "calling: {by: a release later still}");
        var restarted = replica();

        restarted.start(new StartupEvent());

        assertThat(awaited(restarted.policy()).version()).isEqualTo(2);
        assertThat(restarted.refused()).contains(4);
        assertThat(new PolicyReadiness(restarted).call().getData().orElseThrow())
                .containsEntry("version", 2L)
                .containsEntry("refusedVersion", 4L);
        execute("UPDATE policy_activation SET ended_at = now() WHERE ended_at IS NULL");
        execute(
                "INSERT INTO policy_activation (version, activated_by, activated_at) VALUES (2,"
                        + " 'somebody', now())");
        await().atMost(DEADLINE).until(() -> restarted.refused().isEmpty());
    }

    @Test
    void waitsForAPolicyWhenItCanReadNone() throws SQLException {
        var replica = replica();
        execute("INSERT INTO policy VALUES (7, 'of a later release', 'newer', now())");
        execute(
                "INSERT INTO policy_activation (version, activated_by, activated_at) VALUES (7,"
                        + " 'newer', now())");
        awaited(replica.follow());
        assertThat(replica.known()).isEmpty();

        activate(8, DefaultPolicy.text());
        awaited(replica.follow());

        assertThat(awaited(replica.policy()).version()).isEqualTo(8);
    }

    @Test
    void goesOnWithTheLastPolicyWhileTheDatabaseIsAway() {
        var replica = replica();
        awaited(replica.follow());
        pools.get(0).closeAndAwait();

        awaited(replica.follow());

        assertThat(replica.known()).map(Policy::version).contains(1);
    }

    @Test
    void answersWhoWaitedWhereHeAsked() {
        var replica = replica();
        Context place = ((VertxInternal) vertx.getDelegate()).createEventLoopContext();
        var asked = new CompletableFuture<Void>();
        var answered = new CompletableFuture<Context>();
        place.runOnContext(
                nothing -> {
                    replica.policy()
                            .subscribe()
                            .with(policy -> answered.complete(currentContext()));
                    asked.complete(null);
                });
        asked.join();

        awaited(replica.follow());

        assertThat(answered).succeedsWithin(DEADLINE).isSameAs(place);
    }

    @Test
    void knowsNoPolicyBeforeTheDatabaseTold() {
        assertThat(replica().known()).isEmpty();
    }

    @Test
    void holdsVersionsUnchangedAndOneInForceInTheDatabaseItself() {
        awaited(install());

        assertThatThrownBy(() -> execute("UPDATE policy SET document = 'other'"))
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> execute("DELETE FROM policy WHERE version = 1"))
                .hasMessageContaining("never changes");
        assertThatThrownBy(
                        () ->
                                execute(
                                        "INSERT INTO policy_activation (version, activated_by,"
                                                + " activated_at) VALUES (1, 'somebody', now())"))
                .hasMessageContaining("policy_activation_one_in_force");
    }

    private ActivePolicy replica() {
        Pool pool = pool();
        var policies = new PoliciesInForce(Clock.systemUTC());
        var replica =
                new ActivePolicy(
                        new InstallFirstPolicy(policies, pool),
                        policies,
                        pool,
                        Almanac.shipped(),
                        () -> Duration.ofMillis(50),
                        new PolicyWarnings(Clock.systemUTC()));
        replicas.add(replica);
        return replica;
    }

    private Uni<Void> install() {
        return new InstallFirstPolicy(new PoliciesInForce(Clock.systemUTC()), pool()).install();
    }

    private Pool pool() {
        Pool pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(2))
                        .connectingTo(database.uri())
                        .using(vertx)
                        .build();
        pools.add(pool);
        return pool;
    }

    /** What a release of its own would do: it may know a language this one does not. */
    private void activate(int version, String document) throws SQLException {
        try (Connection connection = database.connect();
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO policy VALUES (?, ?, 'newer', now())")) {
            insert.setInt(1, version);
            insert.setString(2, document);
            insert.executeUpdate();
        }
        execute("UPDATE policy_activation SET ended_at = now() WHERE ended_at IS NULL");
        execute(
                "INSERT INTO policy_activation (version, activated_by, activated_at) VALUES ("
                        + version
                        + ", 'newer', now())");
    }

    private int priority(ActivePolicy replica) {
        return replica.known().orElseThrow().reason("payment-failed").orElseThrow().priority();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long single(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static <T> T awaited(Uni<T> uni) {
        return uni.await().atMost(DEADLINE);
    }
}
