package io.huifang.survey.attempt;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.UUID;

@SurveyTest
class OverdueLeasesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject Pool pool;
    @Inject OverdueLeases overdueLeases;

    /** The timer takes leases back within a second, so it is kept from this one by a lock. */
    @Test
    @Tag("P11")
    void tellsOfALeaseThatNobodyTakesBack() {
        UUID attempt = claimed();

        long counted =
                pool.withTransaction(
                                tx ->
                                        tx.preparedQuery(
                                                        "UPDATE attempt SET claimed_at = claimed_at"
                                                                + " - interval '1 h', lease_until ="
                                                                + " clock_timestamp() - interval"
                                                                + " '11 s' WHERE attempt_id = $1")
                                                .execute(Tuple.of(attempt))
                                                .chain(
                                                        () ->
                                                                tx.query(OverdueLeases.COUNT)
                                                                        .execute())
                                                .map(it -> it.iterator().next().getLong(0)))
                        .await()
                        .atMost(PATIENCE);

        assertThat(counted).isPositive();
    }

    @Test
    @Tag("P11")
    void aLiveLeaseIsNotToldOf() {
        claimed();

        // leases of other tests that are over may still wait for the timer
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> overdueLeases.count().await().atMost(PATIENCE) == 0);
    }

    private static UUID claimed() {
        CallbackDispatched dispatched = aDispatch().build();
        try (TaskTopic scheduler = new TaskTopic()) {
            scheduler.tell(dispatched);
            Eventually.isIn("OFFERED", dispatched.attemptId());
            Desk.agent(88).claimed(dispatched.reason());
        }
        return dispatched.attemptId();
    }
}
