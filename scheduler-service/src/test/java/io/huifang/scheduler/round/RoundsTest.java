package io.huifang.scheduler.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.scheduler.fixture.LogLines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What is done again and again. */
class RoundsTest {
    private static final Duration OFTEN = Duration.ofMillis(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock =
            new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
    private final Rounds rounds = new Rounds(registry, clock);

    @AfterEach
    void stop() {
        rounds.stop(new ShutdownEvent());
    }

    @Test
    void goesOnAfterRoundsThatFailWhetherTheyBeganOrNot() {
        AtomicInteger begun = new AtomicInteger();

        rounds.every(
                OFTEN,
                "A test",
                () -> {
                    int number = begun.incrementAndGet();
                    if (number == 1) throw new IllegalStateException("thrown");
                    return number == 2
                            ? Uni.createFrom().failure(new IllegalStateException("told"))
                            : Uni.createFrom().voidItem();
                });

        await().until(() -> begun.get() > 3);
    }

    @Test
    void beginsNoRoundBeforeTheLastOneHasEnded() {
        Queue<UniEmitter<? super Void>> underWay = new ConcurrentLinkedQueue<>();
        AtomicInteger ticks = new AtomicInteger();
        Uni<Void> endless = Uni.createFrom().emitter(it -> underWay.add(it));

        rounds.every(OFTEN, "A test", () -> endless);
        rounds.every(OFTEN, "Time", () -> Uni.createFrom().item(ticks.incrementAndGet()));

        await().until(() -> ticks.get() > 20);
        assertThat(underWay).hasSize(1);
        underWay.remove().complete(null);
        await().until(() -> underWay.size() == 1);
    }

    @Test
    void tellsOnceOfARoundThatDoesNotEnd() {
        Queue<UniEmitter<? super Void>> underWay = new ConcurrentLinkedQueue<>();
        Uni<Void> endless = Uni.createFrom().emitter(it -> underWay.add(it));
        try (LogLines log = LogLines.of(RoundUnderWay.class)) {
            rounds.every(OFTEN, "A test without an end", () -> endless);
            rounds.every(OFTEN, "A test that ends", () -> Uni.createFrom().voidItem());
            await().until(() -> underWay.size() == 1);
            assertThat(log.warnings()).isEmpty();

            now.set(Instant.EPOCH.plus(RoundUnderWay.LONG));

            await().until(() -> !log.warnings().isEmpty());
            assertThat(age("A test without an end")).isEqualTo(1_800);
            await().until(() -> age("A test that ends") == 0);
            underWay.remove().complete(null);
            await().until(() -> underWay.size() == 1);
            assertThat(age("A test without an end")).isZero();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("A test without an end has gone on for PT30M");
        }
    }

    private double age(String work) {
        return registry.get("huifang.round.age").tag("work", work).gauge().value();
    }

    @Test
    void endsWithTheProcess() {
        AtomicInteger ticks = new AtomicInteger();
        rounds.every(OFTEN, OFTEN, "A test", () -> Uni.createFrom().item(ticks.incrementAndGet()));
        await().until(() -> ticks.get() > 0);

        rounds.stop(new ShutdownEvent());

        await().until(
                        () -> {
                            int before = ticks.get();
                            await().pollDelay(OFTEN.multipliedBy(20)).until(() -> true);
                            return ticks.get() == before;
                        });
    }

    @Test
    void repeatsARoundUntilABatchIsNotFull() {
        List<Integer> left = new ArrayList<>(List.of(5, 5, 3, 5));

        Rounds.untilNoneIsLeft(5, batch -> Uni.createFrom().item(left.remove(0)))
                .await()
                .indefinitely();

        assertThat(left).containsExactly(5);
    }

    @Test
    void endsARoundOfManyThousandBatches() {
        AtomicInteger left = new AtomicInteger(20_000);

        Rounds.untilNoneIsLeft(
                        1, batch -> Uni.createFrom().item(left.getAndDecrement() > 0 ? batch : 0))
                .await()
                .atMost(Duration.ofMinutes(1));

        assertThat(left).hasValue(-1);
    }
}
