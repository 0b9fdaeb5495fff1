package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.fixture.Eventually;
import io.huifang.survey.fixture.OtherReplica;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.TaskTopic;
import io.huifang.survey.idempotency.RequestKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How many attempts were claimed, by a desk with meters of its own. */
@SurveyTest
class ClaimedMeterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject Pool pool;
    @Inject PairClaims pairClaims;
    @Inject LookAtLanes lookAtLanes;
    @Inject QueueConfig config;

    Database database;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final String agent = "claimer-" + UUID.randomUUID();
    private final String reason = "metered-" + UUID.randomUUID();
    private ClaimDesk desk;

    @BeforeEach
    void open() {
        desk = new ClaimDesk(pairClaims::pair, config, meters);
    }

    @Test
    void countsAnAttemptOnceHoweverOftenItsClaimIsAnswered() {
        offered();
        Optional<RequestKey> key =
                RequestKey.of(agent, "key-" + UUID.randomUUID(), "POST /v1/claims", null);

        Answer first = claim(key);
        Answer again = claim(key);

        assertThat(status(first)).isEqualTo(201);
        assertThat(status(again)).isEqualTo(201);
        assertThat(claimed()).isEqualTo(1);
    }

    @Test
    void countsEachAttemptAndNothingElse() {
        offered();
        offered();

        claim(Optional.empty());
        claim(Optional.empty());
        Answer nothing = claim(Optional.empty());

        assertThat(status(nothing)).isEqualTo(204);
        assertThat(claimed()).isEqualTo(2);
    }

    @Test
    void countsAClaimThatCommitsWhenItsAgentHasLostPatience() {
        offered();
        Optional<RequestKey> key =
                RequestKey.of(agent, "key-" + UUID.randomUUID(), "POST /v1/claims", null);
        ClaimDesk hasty =
                new ClaimDesk(
                        pairClaims::pair, ClaimDeskTest.terms(Duration.ofMillis(200)), meters);

        try (OtherReplica there = OtherReplica.begin(database)) {
            there.run(
                    "SELECT pg_advisory_xact_lock(hashtextextended('huifang lease ' || ?, 0))",
                    agent);
            assertThatThrownBy(() -> claim(hasty, key)).hasStackTraceContaining("TimeoutException");
            assertThat(claimed()).isZero();
            there.commit();
        }

        Eventually.eventually().until(() -> claimed() == 1);
        assertThat(status(claim(key))).as("it is remembered").isEqualTo(201);
        assertThat(claimed()).isEqualTo(1);
    }

    private void offered() {
        try (TaskTopic scheduler = new TaskTopic()) {
            UUID attempt = scheduler.dispatch(aDispatch().reason(reason)).attemptId();
            Eventually.isIn("OFFERED", attempt);
        }
    }

    private Answer claim(Optional<RequestKey> key) {
        return claim(desk, key);
    }

    private Answer claim(ClaimDesk at, Optional<RequestKey> key) {
        Wish wish = new Wish(agent, new ClaimFilter(Set.of(reason)), key);
        return lookAtLanes.look(pool).chain(() -> at.claim(wish)).await().atMost(PATIENCE);
    }

    private static int status(Answer answer) {
        return ((Answer.Done) answer).status();
    }

    private double claimed() {
        return meters.counter("huifang.attempts.claimed").count();
    }
}
