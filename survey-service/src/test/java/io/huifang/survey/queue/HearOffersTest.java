package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Meddler;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PoolOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

@SurveyTest
@Tag("P8")
class HearOffersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Database database;
    private final Vertx vertx = Vertx.vertx();
    private final Lanes lanes =
            new Lanes(new Ageing(Duration.ofMinutes(10), 85, Clock.systemUTC()));

    @AfterEach
    void close() {
        vertx.close();
    }

    private Pool poolThrough(int port) {
        return pool(through(port));
    }

    private PgConnectOptions through(int port) {
        return new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password());
    }

    private Pool pool(PgConnectOptions options) {
        return Pool.newInstance(
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(4))
                        .connectingTo(options)
                        .using(vertx)
                        .build());
    }

    private boolean isHeard() {
        Tables.of(database).text("SELECT pg_notify('huifang_offers', '2147483647,1,1;')::text");
        return lanes.isLookWanted(); // for a queue it does not know
    }

    @ParameterizedTest
    @EnumSource(Meddler.How.class)
    void beginsAgainOnOneConnectionWhenListeningFails(Meddler.How how) throws IOException {
        try (Meddler between = Meddler.before(database.port(), how)) {
            HearOffers hearOffers = new HearOffers(poolThrough(between.port()), lanes, vertx);

            hearOffers.start(new StartupEvent());
            eventually().until(() -> between.listens() > 1);
            lanes.found(List.of(), lanes.now());
            eventually().until(this::isHeard);

            assertThat(between.listens()).isEqualTo(2);
            assertThat(between.open()).isEqualTo(1);
            hearOffers.stop(new ShutdownEvent());
        }
    }

    @Test
    void isNotTakenForSilentWhereNothingIsOffered() {
        String name = "hears-" + UUID.randomUUID();
        PgConnectOptions impatient = through(database.port());
        impatient.addProperty("application_name", name);
        impatient.setReadIdleTimeout(3); // seconds
        Pool pool = pool(impatient);
        HearOffers hearOffers = new HearOffers(pool, lanes, vertx, Duration.ofMillis(300));
        hearOffers.start(new StartupEvent());
        eventually().until(() -> processes(name).size() == 1);
        List<String> hearing = processes(name);

        // the control: one that says nothing later than the other began is given up
        AtomicBoolean givenUp = new AtomicBoolean();
        SqlConnection silent = pool.getConnection().await().atMost(PATIENCE);
        PgConnection.cast(silent.getDelegate()).closeHandler(closed -> givenUp.set(true));
        eventually().until(givenUp::get);

        assertThat(processes(name)).containsAll(hearing);
        hearOffers.stop(new ShutdownEvent());
    }

    private List<String> processes(String name) {
        return Tables.of(database)
                .strings("SELECT pid::text FROM pg_stat_activity WHERE application_name = ?", name);
    }
}
