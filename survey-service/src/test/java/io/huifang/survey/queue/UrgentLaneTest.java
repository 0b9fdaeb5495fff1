package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.contract.callback.CallbackDispatched;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What cannot be had in a lane opens no way for a lane that counts less. */
@SurveyTest
@Tag("R37")
class UrgentLaneTest {
    private static final int URGENT = 90;
    private static final int PATIENT = 40;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    Database database;
    @Inject Pool pool;
    @Inject PairClaims pairClaims;
    @Inject LookAtLanes lookAtLanes;

    private TaskTopic scheduler;
    private final String reason = "urgent-" + UUID.randomUUID();
    private final String one = "customer-" + UUID.randomUUID();
    private final String other = "customer-" + UUID.randomUUID();

    @BeforeEach
    void open() {
        scheduler = new TaskTopic();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void goesOnBehindTheSecondOfferOfACustomer() {
        UUID a1 = offered(one, URGENT, 0);
        UUID a2 = offered(one, URGENT, 1);
        UUID b3 = offered(other, URGENT, 2);
        UUID c4 = offered("customer-" + UUID.randomUUID(), PATIENT, 0);

        claim("agent-81", "agent-82");

        assertThat(Stream.of(a1, a2, b3, c4).map(this::state))
                .containsExactly("CLAIMED", "OFFERED", "CLAIMED", "OFFERED");
    }

    @Test
    void goesOnBehindACustomerForWhomAnotherReplicaClaims() {
        UUID a1 = offered(one, URGENT, 0);
        UUID b2 = offered(other, URGENT, 1);
        UUID c3 = offered("customer-" + UUID.randomUUID(), PATIENT, 0);

        try (OtherReplica replica = OtherReplica.begin(database)) {
            replica.run(
                    "SELECT pg_advisory_xact_lock(customer_key) FROM attempt WHERE attempt_id = ?",
                    a1);
            claim("agent-81");
        }

        assertThat(Stream.of(a1, b2, c3).map(this::state))
                .containsExactly("OFFERED", "CLAIMED", "OFFERED");
    }

    @Test
    void givesEachAgentWhatHeMayCall() {
        UUID a1 = offered(one, URGENT, 0);
        UUID b2 = offered(other, URGENT, 1);
        Tables.of(database)
                .run("UPDATE attempt SET kept_from = ARRAY['agent-81'] WHERE attempt_id = ?", a1);

        claim("agent-81", "agent-82");

        assertThat(agent(a1)).isEqualTo("agent-82");
        assertThat(agent(b2)).isEqualTo("agent-81");
    }

    private UUID offered(String customer, int priority, int second) {
        CallbackDispatched dispatched =
                scheduler.dispatch(
                        aDispatch()
                                .reason(reason)
                                .customer(customer)
                                .priority(priority)
                                .dueAt(NOON.plusSeconds(second)));
        Eventually.isIn("OFFERED", dispatched.attemptId());
        return dispatched.attemptId();
    }

    /** All at once, in one transaction. */
    private void claim(String... agents) {
        ClaimFilter filter = new ClaimFilter(Set.of(reason));
        List<Wish> wishes =
                Stream.of(agents).map(it -> new Wish(it, filter, Optional.empty())).toList();
        lookAtLanes
                .look(pool)
                .chain(() -> pairClaims.pair(wishes, committed -> {}))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private String state(UUID attempt) {
        return Tables.of(database).text("SELECT state FROM attempt WHERE attempt_id = ?", attempt);
    }

    private String agent(UUID attempt) {
        return Tables.of(database).text("SELECT agent FROM attempt WHERE attempt_id = ?", attempt);
    }
}
