package io.huifang.survey.reveal;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.Intake;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

@SurveyTest
class RevealsOutsideWindowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Database database;
    Intake intake;
    @Inject RevealsOutsideWindow reveals;

    /** Others end windows behind the service's back, too, so the number may already be there. */
    @Test
    @Tag("P12")
    void tellsOfANumberThatWasShownWhenTheWindowWasOver() {
        UUID attempt = revealed();
        Tables tables = Tables.of(database);
        long inTime = found(tables, attempt);

        tables.run(
                "UPDATE attempt SET callable_until = callable_from + interval '1 s',"
                        + " claimed_at = callable_from, revealed_at = callable_from"
                        + " WHERE attempt_id = ?",
                attempt);

        assertThat(inTime).isZero();
        assertThat(found(tables, attempt)).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> reveals.count().await().atMost(PATIENCE) > 0);
    }

    @Test
    @Tag("P12")
    void tellsOfANumberThatWasShownBeforeTheWindowBegan() {
        UUID attempt = revealed();
        Tables tables = Tables.of(database);
        long before = reveals.count().await().atMost(PATIENCE);

        tables.run(
                "UPDATE attempt SET callable_from = callable_until - interval '1 s'"
                        + " WHERE attempt_id = ?",
                attempt);

        assertThat(reveals.count().await().atMost(PATIENCE)).isGreaterThan(before);
    }

    private UUID revealed() {
        CallbackDispatched dispatched = aDispatch().build();
        intake.knows(dispatched.customerId(), "+8613800138011", "Sun", "");
        try (TaskTopic scheduler = new TaskTopic()) {
            scheduler.tell(dispatched);
            Eventually.isIn("OFFERED", dispatched.attemptId());
            Desk.agent(87).claimed(dispatched.reason()).reveal().then().statusCode(200);
        }
        return dispatched.attemptId();
    }

    /** The same comparison for one attempt alone. */
    private static long found(Tables tables, UUID attempt) {
        return tables.count(
                "SELECT count(*) FROM audit_entry e JOIN attempt a ON e.object = 'attempt:' ||"
                        + " a.attempt_id WHERE a.attempt_id = ? AND e.act = 'REVEAL' AND NOT"
                        + " e.written_at BETWEEN a.callable_from AND a.callable_until",
                attempt);
    }
}
