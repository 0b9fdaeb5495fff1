package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.SurveyTest;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

@SurveyTest
class ClaimPlanTest {
    /** What the service sets for its own connections. */
    private static final List<String> PLANNER_SETTINGS =
            List.of("enable_seqscan", "enable_bitmapscan", "plan_cache_mode", "jit");

    Database database;
    @Inject Pool pool;

    @Test
    void walksItsOwnIndexEvenWhenPlannedOverAnEmptyTable() throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // a table of the same shape without a row, as on the first day
            statement.execute("CREATE TEMP TABLE attempt (LIKE public.attempt INCLUDING ALL)");
            for (String setting : PLANNER_SETTINGS) {
                statement.execute("SET " + setting + " = " + ofTheService(setting));
            }
            statement.execute("PREPARE take AS " + Claims.TAKE);
            try (ResultSet rows =
                    statement.executeQuery(
                            "EXPLAIN EXECUTE take(ARRAY[1], ARRAY[50], ARRAY[now()], 10,"
                                    + " ARRAY['a'], 90, 1)")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }

        assertThat(ofTheService("plan_cache_mode")).isEqualTo("force_generic_plan");
        String candidates =
                plan.substring(plan.indexOf("CTE candidate"), plan.indexOf("CTE locked"));
        assertThat(candidates)
                .contains("Index")
                .contains("(queue_id = ")
                .contains("(due_at >= ")
                .doesNotContain("Seq Scan on attempt");
        String locked = plan.substring(plan.indexOf("CTE locked"), plan.indexOf("CTE callable"));
        assertThat(locked)
                .contains("using attempt_pkey on attempt")
                .containsPattern("Index Cond: \\(customer_key = a(_1)?\\.customer_key\\)")
                .doesNotContain("Seq Scan on attempt")
                .doesNotContain("Join");
    }

    private String ofTheService(String setting) {
        return pool.query("SHOW " + setting)
                .execute()
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next()
                .getString(0);
    }
}
