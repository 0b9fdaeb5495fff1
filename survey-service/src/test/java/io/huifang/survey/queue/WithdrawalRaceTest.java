package io.huifang.survey.queue;

import static io.huifang.survey.fixture.Dispatch.aDispatch;
import static io.huifang.survey.fixture.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.survey.attempt.AttemptMoves;
import io.huifang.survey.attempt.Attempts;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.QueueName;
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
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ten thousand attempts are withdrawn while agents claim them and ask for the number. What begins
 * after a withdrawal was committed gets nothing.
 */
@SurveyTest
@Tag("P14")
@Tag("D10")
class WithdrawalRaceTest {
    private static final int ATTEMPTS = 10_000;
    private static final int WITHDRAWN_AT_ONCE = 10;
    private static final Reach REACH = new Reach(60, 60, false);
    private static final List<String> AGENTS =
            IntStream.range(0, 20).mapToObj(number -> "withdrawal-race-" + number).toList();

    private final Map<UUID, Long> withdrawnAt = new ConcurrentHashMap<>();
    private final AtomicInteger tooLate = new AtomicInteger();
    private final AtomicInteger revealed = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    Database database;
    @Inject Claims claims;
    @Inject Attempts attempts;
    @Inject AttemptMoves moves;
    @Inject Pool pool;

    @Test
    void showsNoNumberAfterAWithdrawal() {
        String reason = "withdrawal-race-" + UUID.randomUUID();
        List<UUID> ids = dispatched(reason);
        Lane lane = lane(reason);

        Uni.join()
                .all(
                        withdrawals(ids),
                        claimUntilNothingIsLeft(lane),
                        claimUntilNothingIsLeft(lane),
                        claimUntilNothingIsLeft(lane))
                .andFailFast()
                .await()
                .atMost(Duration.ofMinutes(2));

        assertThat(tooLate).hasValue(0);
        // a race that one side always wins is none
        assertThat(revealed).hasPositiveValue();
        assertThat(refused).hasPositiveValue();
        assertThat(left(reason, "a.state IN ('UPCOMING', 'OFFERED')")).isZero();
        assertThat(left(reason, "NOT a.withdrawn")).isZero();
        assertThat(left(reason, "a.first_revealed_at IS NOT NULL")).isEqualTo(revealed.get());
    }

    private List<UUID> dispatched(String reason) {
        List<UUID> ids =
                new ArrayList<>(Stream.generate(UUID::randomUUID).limit(ATTEMPTS).toList());
        try (TaskTopic scheduler = new TaskTopic()) {
            ids.forEach(id -> scheduler.dispatchSoon(aDispatch().attempt(id).reason(reason)));
        }
        eventually().until(() -> left(reason, "a.state = 'OFFERED'") == ATTEMPTS);
        Collections.shuffle(ids, new Random(14));
        return ids;
    }

    private Lane lane(String reason) {
        String queueId =
                Tables.of(database).text("SELECT queue_id FROM queue WHERE reason = ?", reason);
        return new Lane(
                new Lane.Key(Integer.parseInt(queueId), 50),
                QueueName.of(reason, null, null, null),
                Instant.EPOCH);
    }

    private Uni<Void> withdrawals(List<UUID> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .group()
                .intoLists()
                .of(WITHDRAWN_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(this::withdraw)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> withdraw(List<UUID> ids) {
        return pool.withTransaction(tx -> moves.withdraw(tx, ids))
                .invoke(() -> ids.forEach(id -> withdrawnAt.put(id, System.nanoTime())))
                .replaceWithVoid();
    }

    private Uni<Void> claimUntilNothingIsLeft(Lane lane) {
        return Uni.createFrom()
                .deferred(
                        () -> {
                            long begun = System.nanoTime();
                            return pool.withTransaction(
                                            tx -> claims.take(tx, List.of(lane), AGENTS, REACH))
                                    .call(taken -> revealAll(taken.claimed(), begun));
                        })
                .repeat()
                .until(taken -> taken.claimed().isEmpty() && withdrawnAt.size() == ATTEMPTS)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> revealAll(List<Claimed> claimed, long begun) {
        claimed.forEach(it -> judge(it.attemptId(), begun));
        return Multi.createFrom()
                .range(0, claimed.size())
                .onItem()
                .transformToUniAndConcatenate(
                        number -> reveal(claimed.get(number), AGENTS.get(number)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> reveal(Claimed claimed, String agent) {
        Holder holder = new Holder(claimed.attemptId(), agent, OptionalLong.of(claimed.token()));
        long begun = System.nanoTime();
        return pool.withTransaction(tx -> attempts.reveal(tx, holder))
                .invoke(
                        lease -> {
                            if (lease.isEmpty()) {
                                refused.incrementAndGet();
                            } else {
                                revealed.incrementAndGet();
                                judge(claimed.attemptId(), begun);
                            }
                        })
                .replaceWithVoid();
    }

    /** What was given must not have been withdrawn before it was asked for. */
    private void judge(UUID given, long askedAt) {
        Long gone = withdrawnAt.get(given);
        if (gone != null && gone < askedAt) tooLate.incrementAndGet();
    }

    private long left(String reason, String which) {
        return Tables.of(database)
                .count(
                        "SELECT count(*) FROM attempt a JOIN queue USING (queue_id)"
                                + " WHERE reason = ? AND "
                                + which,
                        reason);
    }
}
