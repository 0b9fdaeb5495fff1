package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@SurveyTest
class ClaimOrderTest {
    private static final Desk AGENT = Desk.agent(13);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    Database database;
    private TaskTopic scheduler;
    private final String reason = "order-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private UUID offered(int priority, Instant dueAt) {
        CallbackDispatched dispatched =
                scheduler.dispatch(aDispatch().reason(reason).priority(priority).dueAt(dueAt));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched.attemptId();
    }

    private UUID claimAndConclude() {
        Desk.Held held = AGENT.claimed(reason);
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);
        return held.attemptId();
    }

    @Test
    @Tag("R37")
    void isByPriorityAndThenByDueTime() {
        UUID late = offered(40, NOON.plusSeconds(60));
        UUID urgent = offered(90, NOON.plusSeconds(300));
        UUID early = offered(40, NOON);
        UUID alsoUrgent = offered(90, NOON.plusSeconds(240));

        List<UUID> order = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            order.add(claimAndConclude());
        }

        assertThat(order).containsExactly(alsoUrgent, urgent, early, late);
    }

    @Test
    @Tag("R36")
    @Tag("R37")
    void putsWhatWasEscalatedFirst() {
        UUID urgent = offered(90, NOON);
        CallbackDispatched late = scheduler.dispatch(aDispatch().reason(reason).priority(40));
        Eventually.isIn("OFFERED", late.attemptId());

        scheduler.tell(escalation(late, 95));
        scheduler.tell(escalation(late, 50));
        eventually()
                .until(
                        () ->
                                Tables.of(database)
                                        .attempt(late.attemptId())
                                        .contains("\"priority\":95"));
        List<UUID> order = List.of(claimAndConclude(), claimAndConclude());

        assertThat(order).containsExactly(late.attemptId(), urgent);
    }

    private static CallbackEscalated escalation(CallbackDispatched dispatched, int priority) {
        return new CallbackEscalated(
                UUID.randomUUID(),
                NOON,
                dispatched.customerId(),
                dispatched.callbackId(),
                dispatched.callbackId(),
                dispatched.reason(),
                null,
                CallbackEscalated.Target.FIRST_CONTACT,
                CallbackEscalated.Stage.AT_RISK,
                NOON,
                priority);
    }

    @Test
    void findsWhatComesBackBehindWhatWasTakenMeanwhile() {
        UUID first = offered(40, NOON);
        offered(40, NOON.plusSeconds(60));
        offered(40, NOON.plusSeconds(120));
        Desk.Held held = AGENT.claimed(reason);
        claimAndConclude();
        held.release().then().statusCode(204);

        UUID next = claimAndConclude();

        assertThat(held.attemptId()).isEqualTo(first);
        assertThat(next).isEqualTo(first);
    }

    @Test
    void findsWhatNobodyAnnounced() {
        UUID attempt = offered(40, NOON);
        Desk.Held held = AGENT.claimed(reason);

        // as a replica that died before its notice was heard would leave it
        Tables.of(database)
                .run(
                        "UPDATE attempt SET state = 'OFFERED', lease_until = NULL, agent = NULL"
                                + " WHERE attempt_id = ?",
                        attempt);

        assertThat(AGENT.claimed(reason).attemptId()).isEqualTo(held.attemptId());
    }

    @Test
    void takesOnlyReasonsThatWereWished() {
        offered(40, NOON);

        assertThat(AGENT.claim("other-" + UUID.randomUUID()).statusCode()).isEqualTo(204);
        claimAndConclude();
    }

    @Test
    @Tag("R36")
    void isCountedByReasonPriorityAndAge() {
        offered(40, Instant.now().minusSeconds(30));
        offered(40, Instant.now().minusSeconds(3000));
        offered(70, Instant.now().minusSeconds(9000));

        List<Map<String, Object>> lanes =
                Desk.supervisor().request().get("/v1/queue").path("lanes");

        List<Map<String, Object>> ours =
                lanes.stream().filter(lane -> reason.equals(lane.get("reason"))).toList();
        assertThat(ours).extracting(lane -> lane.get("priority")).containsExactly(70, 40);
        assertThat(ours).extracting(lane -> lane.get("offered")).containsExactly(1, 2);
        assertThat(ours).extracting(lane -> lane.get("overFiveMinutes")).containsExactly(1, 1);
        assertThat(ours).extracting(lane -> lane.get("overOneHour")).containsExactly(1, 0);
        for (int i = 0; i < 3; i++) {
            claimAndConclude();
        }
        eventually().until(() -> AGENT.claim(reason).statusCode() == 204);
    }
}
