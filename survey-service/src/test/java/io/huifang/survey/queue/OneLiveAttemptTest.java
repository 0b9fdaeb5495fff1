package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.survey.attempt.QueueName;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@SurveyTest
@Tag("P9")
class OneLiveAttemptTest {
    private static final int CUSTOMERS = 60;
    private static final int OF_EACH = 3;
    private static final int REPLICAS = 6;
    private static final int AT_ONCE = 8;
    private static final Reach ALL = new Reach(CUSTOMERS * OF_EACH, AT_ONCE, false);

    Database database;
    @Inject Pool pool;
    @Inject Claims claims;

    private final String reason = "one-live-" + UUID.randomUUID();
    private final List<UUID> taken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger lateComers = new AtomicInteger();

    @Test
    void isHeldByOneAgentUntilItEnds() {
        String customer = "customer-" + UUID.randomUUID();
        dispatch(List.of(customer, customer));
        Desk one = Desk.agent(17);
        Desk other = Desk.agent(18);

        Desk.Held held = one.claimed(reason);
        assertThat(other.claim(reason).statusCode()).isEqualTo(204);
        assertThat(one.claim(reason).statusCode()).isEqualTo(204);
        held.conclude("{\"disposition\":\"BUSY\"}").then().statusCode(200);

        assertThat(other.claimed(reason).attemptId()).isNotEqualTo(held.attemptId());
    }

    @Test
    void isTheRuleOfTheTable() {
        String customer = "customer-" + UUID.randomUUID();
        dispatch(List.of(customer, customer));
        Desk.agent(19).claimed(reason);

        assertThatThrownBy(() -> claimEverything(database, reason))
                .hasMessageContaining("one_live_attempt_of_each_customer");
    }

    @Test
    void isKeptByReplicasThatRace() {
        dispatch(
                IntStream.range(0, CUSTOMERS * OF_EACH)
                        .mapToObj(i -> reason + "-" + i % CUSTOMERS)
                        .toList());

        race();

        assertThat(taken).hasSize(CUSTOMERS).doesNotHaveDuplicates();
        assertThat(live("count(DISTINCT customer_key)")).isEqualTo(CUSTOMERS);
    }

    /** What keeps the others from more is the customer, and nothing else. */
    @Test
    void isNoLimitForDifferentCustomers() {
        dispatch(IntStream.range(0, CUSTOMERS * OF_EACH).mapToObj(i -> reason + "-" + i).toList());

        race();

        assertThat(taken).hasSize(CUSTOMERS * OF_EACH).doesNotHaveDuplicates();
        assertThat(lateComers).hasValue(0);
    }

    @Test
    void isPassedOverWhileAnotherReplicaClaimsForHim() {
        String customer = "customer-" + UUID.randomUUID();
        dispatch(List.of(customer, customer));

        try (OtherReplica other = OtherReplica.begin(database)) {
            other.run(
                    "SELECT pg_advisory_xact_lock(customer_key) FROM attempt"
                            + " JOIN queue USING (queue_id) WHERE reason = ? LIMIT 1",
                    reason);
            assertThat(Desk.agent(20).claim(reason).statusCode()).isEqualTo(204);
        }

        Desk.agent(20).claimed(reason);
    }

    private static void claimEverything(Database database, String reason) {
        Tables.of(database)
                .run(
                        "UPDATE attempt SET state = 'CLAIMED', agent = 'agent-1',"
                                + " fencing_token = fencing_token + 1, claimed_at = now(),"
                                + " lease_until = now() + interval '1 minute'"
                                + " WHERE state = 'OFFERED' AND queue_id ="
                                + " (SELECT queue_id FROM queue WHERE reason = ?)",
                        reason);
    }

    private void dispatch(List<String> customers) {
        try (TaskTopic scheduler = new TaskTopic()) {
            customers.forEach(
                    customer ->
                            scheduler.dispatchSoon(aDispatch().reason(reason).customer(customer)));
        }
        eventually().until(() -> inState("OFFERED") == customers.size());
    }

    private void race() {
        Lane lane = lane();
        Uni.join()
                .all(Stream.generate(() -> replica(lane)).limit(REPLICAS).toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    /** Claims until there is nothing, and begins again where another one was quicker. */
    private Uni<Void> replica(Lane lane) {
        List<String> agents = IntStream.range(0, AT_ONCE).mapToObj(i -> "racer-" + i).toList();
        return Multi.createBy()
                .repeating()
                .uni(() -> take(lane, agents))
                .whilst(count -> count != 0)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> take(Lane lane, List<String> agents) {
        return pool.withTransaction(tx -> claims.take(tx, List.of(lane), agents, ALL))
                .map(
                        batch -> {
                            batch.claimed().forEach(one -> taken.add(one.attemptId()));
                            return batch.claimed().size();
                        })
                .onFailure(Claims::isOfALiveCustomer)
                .recoverWithItem(
                        () -> {
                            lateComers.incrementAndGet();
                            return -1;
                        });
    }

    private Lane lane() {
        String queueId =
                Tables.of(database).text("SELECT queue_id FROM queue WHERE reason = ?", reason);
        return new Lane(
                new Lane.Key(Integer.parseInt(queueId), 50),
                QueueName.of(reason, null, null, null),
                Instant.EPOCH);
    }

    private long inState(String state) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM attempt JOIN queue USING (queue_id)"
                                + " WHERE reason = ? AND state = ?",
                        reason,
                        state);
    }

    private long live(String what) {
        return Tables.of(database)
                .count(
                        "SELECT "
                                + what
                                + " FROM attempt JOIN queue USING (queue_id)"
                                + " WHERE reason = ? AND state = 'CLAIMED'",
                        reason);
    }
}
