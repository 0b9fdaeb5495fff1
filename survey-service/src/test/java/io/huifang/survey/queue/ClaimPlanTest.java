package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.SurveyTest;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

@SurveyTest
class ClaimPlanTest {
    Database database;

    @Test
    void walksItsOwnIndexEvenWhenPlannedOverAnEmptyTable() throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // a table of the same shape without a row, as on the first day
            statement.execute("CREATE TEMP TABLE attempt (LIKE public.attempt INCLUDING ALL)");
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_bitmapscan = off");
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE take AS " + Claims.TAKE);
            try (ResultSet rows =
                    statement.executeQuery(
                            "EXPLAIN EXECUTE take(ARRAY[1], ARRAY[50], ARRAY[now()], 10,"
                                    + " ARRAY['a'], 90)")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }

        String candidates =
                plan.substring(plan.indexOf("CTE candidate"), plan.indexOf("CTE locked"));
        assertThat(candidates)
                .contains("Index")
                .contains("(queue_id = ")
                .contains("(due_at >= ")
                .doesNotContain("Seq Scan on attempt");
    }
}
