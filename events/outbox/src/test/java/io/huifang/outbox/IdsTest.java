package io.huifang.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00.123Z");

    @Test
    void idsAreOfVersionSevenAndBeginWithTheMillisecond() {
        UUID id = new Ids(Clock.fixed(NOON, ZoneOffset.UTC)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void idsRiseWhileTheClockStandsStill() {
        Ids ids = new Ids(Clock.fixed(NOON, ZoneOffset.UTC));

        List<String> made = Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsRiseWhenTheClockIsSetBack() {
        List<Instant> times = new ArrayList<>(List.of(NOON, NOON.minusSeconds(60)));
        Ids ids = new Ids(Clock.tickMillis(ZoneOffset.UTC));
        Ids setBack = new Ids(new SteppingClock(times));

        assertThat(setBack.next().toString()).isLessThan(setBack.next().toString());
        assertThat(ids.next().toString()).isLessThan(ids.next().toString());
    }

    @Test
    void noIdIsMadeTwiceByManyThreads() {
        Ids ids = new Ids(Clock.systemUTC());

        List<CompletableFuture<List<UUID>>> threads =
                IntStream.range(0, 8)
                        .mapToObj(
                                thread ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        Stream.generate(ids::next)
                                                                .limit(5_000)
                                                                .toList()))
                        .toList();

        List<UUID> all = threads.stream().flatMap(made -> made.join().stream()).toList();
        assertThat(Set.copyOf(all)).hasSize(8 * 5_000);
    }

    private static final class SteppingClock extends Clock {
        private final List<Instant> times;

        private SteppingClock(List<Instant> times) {
            this.times = times;
        }

        @Override
        public Instant instant() {
            return times.size() == 1 ? times.get(0) : times.remove(0);
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
