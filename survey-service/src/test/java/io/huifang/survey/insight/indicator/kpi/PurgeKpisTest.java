package io.huifang.survey.insight.indicator.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** How long numbers are kept. */
@SurveyTest
@Tag("R89")
class PurgeKpisTest {
    private static final String INSERT =
            "INSERT INTO kpi (indicator, grain, window_start, window_end, dimensions, numerator,"
                    + " denominator, value, n, revision) VALUES ('events', ?,"
                    + " now() - interval '%1$d days', now() - interval '%1$d days' + interval '1"
                    + " hour', jsonb_build_object('reason', ?::text), 1, 1, 1, 1, 1)";

    @Inject PurgeKpis purgeKpis;

    Database database;

    @Test
    void hoursThatCannotChangeAnyMoreGoAndTheirDaysStay() {
        Tables tables = Tables.of(database);
        String reason = "purged-" + UUID.randomUUID();
        tables.run(INSERT.formatted(151), "HOUR", reason);
        tables.run(INSERT.formatted(149), "HOUR", reason);
        tables.run(INSERT.formatted(151), "DAY", reason);

        Eventually.eventually().until(() -> !purgeKpis.purge().await().indefinitely());

        assertThat(
                        tables.strings(
                                "SELECT grain || ' ' || (now()::date - window_start::date)"
                                        + " FROM kpi WHERE dimensions ->> 'reason' = ?"
                                        + " ORDER BY 1",
                                reason))
                .containsExactly("DAY 151", "HOUR 149");
    }
}
