package io.huifang.survey.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Plan;
import io.huifang.survey.fixture.SurveyTest;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.sql.SQLException;
import java.util.List;

/** What looks for attempts every second reads those that it moves, however many wait beside. */
@SurveyTest
class AttemptMovesPlanTest {
    Database database;
    @Inject Pool pool;

    static List<Arguments> looks() {
        return List.of(
                Arguments.of(AttemptMoves.LAPSE, "lease_until"),
                Arguments.of(AttemptMoves.END_WINDOWS, "callable_until"),
                Arguments.of(AttemptMoves.BEGIN_WINDOWS, "callable_from"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("looks")
    void readsTheIndexNoFurtherThanNow(String look, String column) throws SQLException {
        String plan = Plan.of(database, pool, none -> {}, look, "500");

        assertThat(plan)
                .contains("Index Cond: (" + column + " <= statement_timestamp())")
                .doesNotContain("Filter: (" + column);
    }
}
