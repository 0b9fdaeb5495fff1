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
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @Tag("P10")
    @ValueSource(
            strings = {
                "state = 'CLAIMED', fencing_token = 1, agent = 'agent-1',"
                        + " claimed_at = offered_at, lease_until = callable_until",
                "fencing_token = 7",
                "state = 'RETURNED'"
            })
    void refusesAnAttemptThatBeginsInTheMiddle(String difference) {
        UUID attempt = offered();
        Tables tables = Tables.of(database);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        """
                                        CREATE TEMP TABLE another ON COMMIT DROP AS
                                            SELECT * FROM attempt WHERE attempt_id = '%1$s';
                                        UPDATE another SET attempt_id = gen_random_uuid(), %2$s;
                                        INSERT INTO attempt SELECT * FROM another"""
                                                .formatted(attempt, difference)))
                .hasMessageContaining("may not begin");
    }

    @Test
    @Tag("P17")
    void keepsWhatWasTold() {
        UUID attempt = offered();
        Tables tables = Tables.of(database);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE attempt_brief SET number = 2 WHERE attempt_id = ?",
                                        attempt))
                .hasMessageContaining("written once");
    }

    @Test
    @Tag("P17")
    void keepsHowAnAttemptEnded() {
        UUID attempt = offered();
        Tables tables = Tables.of(database);
        tables.run(
                "INSERT INTO conclusion (attempt_id, callback_id, customer_id, number, reason,"
                        + " agent, claimed_at, concluded_at, follow_up, disposition)"
                        + " SELECT attempt_id, callback_id, customer_id, number, 'any', 'agent-1',"
                        + " now(), now(), false, 'BUSY' FROM attempt_brief WHERE attempt_id = ?",
                attempt);

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        "UPDATE conclusion SET disposition = 'NO_ANSWER'"
                                                + " WHERE attempt_id = ?",
                                        attempt))
                .hasMessageContaining("written once");
    }
}
