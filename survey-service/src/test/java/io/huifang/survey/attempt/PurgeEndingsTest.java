package io.huifang.survey.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.insight.load.Shifts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** How long it is kept what was told of ends. The clock stands before all rows of other tests. */
@SurveyTest
@Tag("P8")
class PurgeEndingsTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2021-06-01T00:00:00Z"), ZoneOffset.UTC);

    /** Until 2021-04-17T00:00:00Z. */
    private static final EndingConfig CONFIG = new Config(Duration.ofDays(45));

    private record Config(Duration keep) implements EndingConfig {}

    @Inject Pool pool;
    @Inject Vertx vertx;
    @Inject Endings endings;

    Database database;
    private Tables tables;
    private Shifts shifts;
    private final String agent = "purged-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        tables = Tables.of(database);
        shifts = Shifts.of(database);
    }

    @Test
    void whatIsOldGoesAndWhatIsYoungerStays() {
        UUID old = told("2021-04-16T23:59:59Z");
        UUID young = told("2021-04-17T00:00:00Z");

        boolean more = purge();

        assertThat(more).isFalse();
        assertThat(isKept(old)).isFalse();
        assertThat(isKept(young)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P6DT23H59M59S", "PT1S"})
    void forgetsNothingThatASchedulerMayAskForSoon(Duration keep) {
        Config tooShort = new Config(keep);

        assertThatThrownBy(() -> new PurgeEndings(null, null, tooShort, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("huifang.endings.keep")
                .hasMessageContaining(keep.toString());
        assertThat(new PurgeEndings(null, null, new Config(Duration.ofDays(7)), null, null))
                .isNotNull();
    }

    @Test
    void aSecondRunFindsNothing() {
        told("2021-04-15T01:00:00Z");
        Instant end = CLOCK.instant().minus(CONFIG.keep());

        purge();

        assertThat(endings.purge(pool, end, 10).await().indefinitely()).isZero();
    }

    @Test
    void replicasTakeSmallStepsSideBySideAndEachRowOnce() {
        Instant end = Instant.parse("2020-04-01T00:00:00Z");
        List<UUID> told =
                IntStream.range(10, 16)
                        .mapToObj(day -> told("2020-03-" + day + "T01:00:00Z"))
                        .toList();

        int gone =
                Uni.combine()
                        .all()
                        .unis(endings.purge(pool, end, 2), endings.purge(pool, end, 2))
                        .with((one, other) -> one + other)
                        .await()
                        .indefinitely();

        assertThat(gone).isEqualTo(4);
        assertThat(told.stream().filter(this::isKept))
                .containsExactlyElementsOf(told.subList(4, 6));
    }

    private UUID told(String at) {
        UUID attemptId = shifts.call(agent, "2020-02-01T01:00:00Z", at);
        tables.run(
                "INSERT INTO told_ending (attempt_id, told_at, fact)"
                        + " VALUES (?, ?::timestamptz, '{}')",
                attemptId,
                at);
        return attemptId;
    }

    private boolean isKept(UUID attemptId) {
        return tables.count("SELECT count(*) FROM told_ending WHERE attempt_id = ?", attemptId) > 0;
    }

    private boolean purge() {
        return new PurgeEndings(pool, endings, CONFIG, CLOCK, vertx).purge().await().indefinitely();
    }
}
