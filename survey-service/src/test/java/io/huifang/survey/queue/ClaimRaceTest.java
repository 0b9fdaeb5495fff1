package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.QuickDesk;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.fixture.TaskTopic;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

@SurveyTest
class ClaimRaceTest {
    private static final int AGENTS = 32;

    /** Agents no other test uses: their hands are empty. */
    private static final int FIRST_AGENT = 33;

    private static final int ATTEMPTS = 1000;

    Database database;

    /**
     * One lease as its holder saw it.
     *
     * @param from the service's time of the claim: the end of the lease less its duration
     * @param ended when the holder knew that he no longer held it
     */
    private record Lease(String attemptId, long token, Instant from, Instant ended, boolean last) {}

    @Test
    @Tag("P9")
    void givesEachAttemptToOneAgentAtATime() throws Exception {
        String reason = "race-" + UUID.randomUUID();
        dispatch(reason);

        List<Lease> leases =
                together(agent -> workUntilNothingIsLeft(new QuickDesk(agent), reason));

        assertThat(inState(reason, "CONCLUDED")).isEqualTo(ATTEMPTS);
        assertThat(leases.stream().filter(Lease::last).map(Lease::attemptId))
                .hasSize(ATTEMPTS)
                .doesNotHaveDuplicates();
        assertThat(leases.stream().collect(Collectors.groupingBy(Lease::attemptId)).values())
                .allSatisfy(ClaimRaceTest::assertNoOverlap);
        assertThat(leases).hasSizeGreaterThan(ATTEMPTS); // some were given back
    }

    private void dispatch(String reason) {
        try (TaskTopic scheduler = new TaskTopic()) {
            for (int i = 0; i < ATTEMPTS; i++) {
                scheduler.dispatchSoon(aDispatch().reason(reason).priority(50 + i % 3));
            }
        }
        eventually().until(() -> inState(reason, "OFFERED") == ATTEMPTS);
    }

    // Every tenth claim is given back instead of concluded, so that tokens rise.
    private static List<Lease> workUntilNothingIsLeft(QuickDesk agent, String reason) {
        List<Lease> leases = new ArrayList<>();
        String wish = "{\"reasons\":[\"" + reason + "\"]}";
        QuickDesk.Answer claim = agent.post("/v1/claims", wish);
        while (claim.status() == 201) {
            boolean giveBack = leases.size() % 10 == 9;
            leases.add(giveBack ? release(agent, claim) : conclude(agent, claim));
            claim = agent.post("/v1/claims", wish);
        }
        assertThat(claim.status()).isEqualTo(204);
        return leases;
    }

    private static Lease release(QuickDesk agent, QuickDesk.Answer claim) {
        // told before the release is sent: nobody else can hold it earlier than that
        Instant ended = Instant.now();
        QuickDesk.Answer answer = agent.send("DELETE", path(claim, "lease"), claim.etag(), "");
        assertThat(answer.status()).isEqualTo(204);
        return lease(claim, ended, false);
    }

    private static Lease conclude(QuickDesk agent, QuickDesk.Answer claim) {
        QuickDesk.Answer answer =
                agent.send(
                        "POST",
                        path(claim, "conclusion"),
                        claim.etag(),
                        "{\"disposition\":\"NO_ANSWER\"}");
        assertThat(answer.status()).isEqualTo(200);
        return lease(
                claim, Instant.parse(answer.body().at("/conclusion/concludedAt").asText()), true);
    }

    private static Lease lease(QuickDesk.Answer claim, Instant ended, boolean last) {
        Instant until = Instant.parse(claim.body().path("leaseUntil").asText());
        return new Lease(
                claim.body().path("attemptId").asText(),
                Long.parseLong(claim.etag().replace("\"", "")),
                until.minusSeconds(90),
                ended,
                last);
    }

    private static String path(QuickDesk.Answer claim, String rest) {
        return "/v1/attempts/" + claim.body().path("attemptId").asText() + "/" + rest;
    }

    private static void assertNoOverlap(List<Lease> ofOneAttempt) {
        List<Lease> inOrder =
                ofOneAttempt.stream().sorted(Comparator.comparing(Lease::token)).toList();
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(inOrder.get(i).token()).isGreaterThan(inOrder.get(i - 1).token());
            assertThat(inOrder.get(i).from()).isAfterOrEqualTo(inOrder.get(i - 1).ended());
            assertThat(inOrder.get(i - 1).last()).isFalse();
        }
    }

    private interface Work {
        List<Lease> by(int agent);
    }

    private static List<Lease> together(Work work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AGENTS);
        try {
            List<Callable<List<Lease>>> all =
                    IntStream.rangeClosed(FIRST_AGENT, FIRST_AGENT + AGENTS - 1)
                            .mapToObj(agent -> (Callable<List<Lease>>) () -> work.by(agent))
                            .toList();
            List<Lease> leases = new ArrayList<>();
            for (Future<List<Lease>> done : threads.invokeAll(all)) {
                leases.addAll(done.get());
            }
            return leases;
        } finally {
            threads.shutdownNow();
        }
    }

    private long inState(String reason, String state) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM attempt JOIN queue USING (queue_id)"
                                + " WHERE reason = ? AND state = ?",
                        reason,
                        state);
    }
}
