package io.huifang.survey.insight.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.page.PageConfig;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How long it is kept who worked when. The clock stands before all rows of other tests. */
@SurveyTest
@Tag("R65")
class PurgeLoadTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2021-06-01T00:00:00Z"), ZoneOffset.UTC);

    /** Until 2021-02-01T00:00:00Z. */
    private static final LoadConfig CONFIG = new Config(Set.of(), Duration.ofDays(120));

    private record Config(Set<String> hardReasons, Duration keep) implements LoadConfig {}

    @Inject Pool pool;
    @Inject Vertx vertx;
    @Inject LeasesAndSpells leasesAndSpells;
    @Inject WorkedDays workedDays;
    @Inject ReviewedDays reviewedDays;
    @Inject PageConfig pages;

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
        shifts.left(agent, "2021-01-31T23:00:00Z", "2021-01-31T23:59:59Z");
        shifts.left(agent, "2021-01-31T23:00:00Z", "2021-02-01T00:00:00Z");
        shifts.spell(agent, "BREAK", "2020-12-01T01:00:00Z", "2020-12-01T01:10:00Z");
        shifts.spell(agent, "WRAP_UP", "2021-01-31T01:00:00Z", "2021-01-31T01:01:00Z");
        shifts.spell(agent, "BREAK", "2021-01-31T23:00:00Z", "2021-02-01T00:00:00Z");
        shifts.spell(agent, "WRAP_UP", "2021-03-01T01:00:00Z", "2021-03-01T01:01:00Z");

        boolean more = purge();

        assertThat(more).isFalse();
        assertThat(leases()).containsExactly("2021-02-01 00:00");
        assertThat(spells()).containsExactly("2021-02-01 00:00", "2021-03-01 01:01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P91DT23H59M59S", "P1D"})
    void forgetsNothingThatCanBeAskedFor(Duration keep) {
        Config tooShort = new Config(Set.of(), keep);

        assertThatThrownBy(() -> new PurgeLoad(null, null, tooShort, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("huifang.insight.load.keep")
                .hasMessageContaining(keep.toString());
        assertThat(new PurgeLoad(null, null, new Config(Set.of(), LoadQuery.LONGEST), null, null))
                .isNotNull();
    }

    @Test
    void aSecondRunFindsNothing() {
        shifts.left(agent, "2021-01-30T01:00:00Z", "2021-01-30T01:10:00Z");
        shifts.spell(agent, "BREAK", "2021-01-30T01:00:00Z", "2021-01-30T01:10:00Z");
        Instant end = CLOCK.instant().minus(CONFIG.keep());

        purge();

        assertThat(leasesAndSpells.purgeLeases(pool, end, 10).await().indefinitely()).isZero();
        assertThat(leasesAndSpells.purgeSpells(pool, end, 10).await().indefinitely()).isZero();
    }

    @Test
    void aSpellThatLastsStaysHoweverLongAgoItBegan() {
        tables.run(
                "INSERT INTO agent_state (account, state, since)"
                        + " VALUES (?, 'BREAK', '2020-12-01T00:00:00Z')",
                agent);

        purge();
        tables.run(
                "UPDATE agent_state SET state = 'READY', since = '2021-05-01T00:00:00Z'"
                        + " WHERE account = ?",
                agent);
        purge();

        assertThat(spells()).containsExactly("2021-05-01 00:00");
    }

    @Test
    void replicasTakeSmallStepsSideBySideAndEachRowOnce() {
        Instant end = Instant.parse("2020-04-01T00:00:00Z");
        for (int day = 10; day < 16; day++) {
            String at = "2020-03-" + day + "T01:00:00Z";
            shifts.spell(agent, "BREAK", at, at);
        }

        int gone =
                Uni.combine()
                        .all()
                        .unis(
                                leasesAndSpells.purgeSpells(pool, end, 2),
                                leasesAndSpells.purgeSpells(pool, end, 2))
                        .with((one, other) -> one + other)
                        .await()
                        .indefinitely();

        assertThat(gone).isEqualTo(4);
        assertThat(spells()).containsExactly("2020-03-14 01:00", "2020-03-15 01:00");
    }

    @Test
    void tellsOnlyDaysOfWhichAllIsThere() {
        UUID forgotten = shifts.call(agent, "2021-01-20T01:00:00Z", "2021-01-20T01:10:00Z");
        shifts.call(agent, "2021-02-01T10:00:00Z", "2021-02-01T10:10:00Z");
        shifts.call(agent, "2021-02-02T01:00:00Z", "2021-02-02T01:10:00Z");
        shifts.review(forgotten, 1, "2021-01-21T01:00:00Z", agent, 4, 4, 4, 4);
        Period period =
                new Period(
                        Instant.parse("2021-01-15T00:00:00Z"),
                        Instant.parse("2021-03-01T00:00:00Z"));

        TeamLoad load =
                new ShowLoad(pool, workedDays, reviewedDays, CONFIG, pages, CLOCK)
                        .of(new LoadQuery(period, null, agent))
                        .await()
                        .indefinitely();

        AgentLoad told = load.agents().get(0);
        assertThat(told.load().claims()).isEqualTo(1);
        assertThat(told.scores().n()).as("reviews are kept").isEqualTo(1);
        assertThat(told.days().keySet())
                .as("in Shanghai the first of February is older at its beginning")
                .containsExactly(LocalDate.parse("2021-01-21"), LocalDate.parse("2021-02-02"));
    }

    private boolean purge() {
        return new PurgeLoad(pool, leasesAndSpells, CONFIG, CLOCK, vertx)
                .purge()
                .await()
                .indefinitely();
    }

    private List<String> leases() {
        return endings("ended_lease WHERE agent = ? ORDER BY 1");
    }

    private List<String> spells() {
        return endings("agent_spell WHERE account = ? ORDER BY 1");
    }

    private List<String> endings(String rows) {
        return tables.strings(
                "SELECT to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM " + rows,
                agent);
    }
}
