package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Plan;
import io.huifang.survey.fixture.SurveyTest;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;

@SurveyTest
class ClaimPlanTest {
    /** Of the same shape and without a row, as on the first day. */
    private static final String EMPTY =
            "CREATE TEMP TABLE attempt (LIKE public.attempt INCLUDING ALL)";

    Database database;
    @Inject Pool pool;

    @Test
    void walksItsOwnIndexEvenWhenPlannedOverAnEmptyTable() throws SQLException {
        String plan =
                Plan.of(
                        database,
                        pool,
                        statement -> statement.execute(EMPTY),
                        Claims.TAKE,
                        "ARRAY[1], ARRAY[50], ARRAY[now()], 10, ARRAY['a'], 90, 1");

        assertThat(Plan.ofTheService(pool, "plan_cache_mode")).isEqualTo("force_generic_plan");
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
}
