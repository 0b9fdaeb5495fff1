package io.huifang.survey.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.survey.fixture.SurveyTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What many open pages cost: each count is of its own object. */
@SurveyTest
class RecentQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject ShowQueue showQueue;

    private final WoundClock clock = new WoundClock();

    @Test
    void isCountedOnceForAllPagesThatAskWithinTwoSeconds() {
        RecentQueue queue = new RecentQueue(showQueue, clock);
        QueueView first = look(queue);

        clock.goOn(Duration.ofMillis(1_999));
        assertThat(look(queue)).isSameAs(first);

        clock.goOn(Duration.ofMillis(1));
        assertThat(look(queue)).isNotSameAs(first);
    }

    @Test
    void isCountedOnceForAllPagesThatAskAtTheSameMoment() {
        RecentQueue queue = new RecentQueue(showQueue, clock);

        List<CompletableFuture<QueueView>> pages =
                IntStream.range(0, 20)
                        .mapToObj(page -> queue.look().subscribeAsCompletionStage())
                        .toList();

        assertThat(pages).allSatisfy(page -> assertThat(page).succeedsWithin(PATIENCE));
        QueueView counted = pages.get(0).join();
        assertThat(pages).allSatisfy(page -> assertThat(page.join()).isSameAs(counted));
        clock.goOn(Duration.ofSeconds(3));
        assertThat(look(queue)).isNotSameAs(counted);
    }

    @Test
    void showsPagesWhatTheNewsHaveJustCounted() {
        RecentQueue queue = new RecentQueue(showQueue, clock);
        QueueView first = look(queue);

        QueueView told = queue.count().await().atMost(PATIENCE);

        assertThat(told).isNotSameAs(first);
        assertThat(look(queue)).isSameAs(told);
    }

    @Test
    void isNotTakenForNewWhenTheClockWasSetBack() {
        RecentQueue queue = new RecentQueue(showQueue, clock);
        QueueView first = look(queue);

        clock.goOn(Duration.ofHours(-1));

        assertThat(look(queue)).isNotSameAs(first);
    }

    private static QueueView look(RecentQueue queue) {
        return queue.look().await().atMost(PATIENCE);
    }

    private static final class WoundClock extends Clock {
        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        void goOn(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
