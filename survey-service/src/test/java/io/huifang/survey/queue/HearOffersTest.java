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
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

@SurveyTest
@Tag("P8")
class HearOffersTest {
    Database database;
    private final Vertx vertx = Vertx.vertx();
    private final Lanes lanes =
            new Lanes(new Ageing(Duration.ofMinutes(10), 85, Clock.systemUTC()));

    @AfterEach
    void close() {
        vertx.close();
    }

    private Pool poolThrough(int port) {
        return Pool.newInstance(
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(4))
                        .connectingTo(
                                new PgConnectOptions()
                                        .setHost("127.0.0.1")
                                        .setPort(port)
                                        .setDatabase(database.name())
                                        .setUser(database.user())
                                        .setPassword(database.password()))
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
}
