package io.huifang.survey.history;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

@SurveyTest
@Tag("P24")
class UnreadableHistoryTest {
    private static final Desk AGENT = Desk.agent(14);

    Database database;
    private TaskTopic scheduler;
    private final String customer = "customer-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private CallbackDispatched offered() {
        CallbackDispatched dispatched = scheduler.dispatch(aDispatch().customer(customer));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched;
    }

    private void concludedAs(String disposition, byte[] sealed) {
        CallbackDispatched attempt = offered();
        Tables.of(database)
                .run(
                        "INSERT INTO conclusion (attempt_id, callback_id, customer_id, number,"
                                + " reason, agent, claimed_at, concluded_at, follow_up,"
                                + " disposition, sealed)"
                                + " VALUES (?, ?, ?, 1, ?, 'agent-14', now(), now(), false, ?, ?)",
                        attempt.attemptId(),
                        attempt.callbackId(),
                        customer,
                        attempt.reason(),
                        disposition,
                        sealed);
    }

    @Test
    void doesNotKeepAnybodyFromWork() {
        concludedAs("BUSY", null);
        concludedAs("A_DISPOSITION_OF_NEXT_YEAR", null);
        concludedAs("BUSY", "sealed by a key that is lost".getBytes(UTF_8));

        Desk.Held held = AGENT.claimed(offered().reason());

        assertThat(held.claim().<List<String>>path("history.disposition")).containsExactly("BUSY");
        held.release().then().statusCode(204);
    }

    @Test
    void leavesTheReadableRestOfATimeline() {
        concludedAs("A_DISPOSITION_OF_NEXT_YEAR", null);
        concludedAs("NO_ANSWER", null);

        assertThat(
                        Desk.supervisor()
                                .request()
                                .get("/v1/customers/" + customer + "/timeline")
                                .then()
                                .statusCode(200)
                                .extract()
                                .asString())
                .contains("NO_ANSWER")
                .doesNotContain("NEXT_YEAR");
    }
}
