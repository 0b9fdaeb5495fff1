package io.huifang.survey.attempt;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

@SurveyTest
class AttemptTableTest {
    private static final String CLAIM =
            "UPDATE attempt SET state = 'CLAIMED', fencing_token = fencing_token + 1,"
                    + " agent = 'agent-1', claimed_at = statement_timestamp(),"
                    + " lease_until = statement_timestamp() + interval '90 s'";

    Database database;

    private UUID offered() {
        try (TaskTopic scheduler = new TaskTopic()) {
            CallbackDispatched dispatched = scheduler.dispatch(aDispatch());
            Eventually.isIn("OFFERED", dispatched.attemptId());
            return dispatched.attemptId();
        }
    }

    @ParameterizedTest
    @Tag("P10")
    @ValueSource(
            strings = {
                "UPDATE attempt SET state = 'CONCLUDED', fencing_token = 1, agent = 'agent-1',"
                        + " claimed_at = offered_at",
                "UPDATE attempt SET state = 'UPCOMING'",
                "UPDATE attempt SET fencing_token = fencing_token + 1",
                "UPDATE attempt SET agent = 'agent-1'",
                "UPDATE attempt SET lease_until = statement_timestamp()",
                "UPDATE attempt SET state = 'CLAIMED', fencing_token = fencing_token + 1",
                "UPDATE attempt SET state = 'CLAIMED', agent = 'agent-1',"
                        + " claimed_at = statement_timestamp(), lease_until = callable_until",
                "UPDATE attempt SET state = 'DONE'",
                "UPDATE attempt SET priority = 101",
                "UPDATE attempt SET callable_until = callable_from"
            })
    void refusesMovesTheStateMachineDoesNotKnow(String update) {
        UUID attempt = offered();
        Tables tables = Tables.of(database);
        String before = tables.attempt(attempt);

        assertThatThrownBy(() -> tables.run(update + " WHERE attempt_id = ?", attempt))
                .hasMessageContaining("attempt");

        assertThat(tables.attempt(attempt)).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag("P9")
    @Tag("P12")
    @ValueSource(
            strings = {
                "UPDATE attempt SET fencing_token = fencing_token - 1",
                "UPDATE attempt SET lease_until = callable_until + interval '1 s'",
                "UPDATE attempt SET revealed_at = callable_until",
                "UPDATE attempt SET revealed_at = claimed_at - interval '1 s'",
                "UPDATE attempt SET state = 'CONCLUDED'",
                "UPDATE attempt SET agent = NULL"
            })
    void refusesLeasesThatWouldReachTooFar(String update) {
        UUID attempt = offered();
        Tables tables = Tables.of(database);
        tables.run(CLAIM + " WHERE attempt_id = ?", attempt);
        String before = tables.attempt(attempt);

        assertThatThrownBy(() -> tables.run(update + " WHERE attempt_id = ?", attempt))
                .hasMessageContaining("attempt");

        assertThat(tables.attempt(attempt)).isEqualTo(before);
    }
}
