package io.huifang.survey.insight.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

@Tag("R70")
class LookedAtTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void takesQuietHoursTogetherAndBusyOnesInTheirTurn() {
        List<LookedAt> all = LookedAt.inTurn(buckets(6), Set.of(bucket(2), bucket(3)));

        assertThat(all)
                .containsExactly(
                        new LookedAt(null, ends(0, 1)),
                        new LookedAt(Hour.endingWith(bucket(2)), ends(2)),
                        new LookedAt(Hour.endingWith(bucket(3)), ends(3, 4, 5)));
    }

    @Test
    void beginsWithABusyHourWhereThereIsOne() {
        assertThat(LookedAt.inTurn(buckets(2), Set.of(bucket(0))))
                .containsExactly(new LookedAt(Hour.endingWith(bucket(0)), ends(0, 1)));
        assertThat(LookedAt.inTurn(List.of(), Set.of())).isEmpty();
    }

    private static List<Instant> buckets(int count) {
        return IntStream.range(0, count).mapToObj(LookedAtTest::bucket).toList();
    }

    private static List<Instant> ends(int... places) {
        return IntStream.of(places).mapToObj(it -> bucket(it + 1)).toList();
    }

    private static Instant bucket(int place) {
        return NOON.plus(Duration.ofMinutes(10).multipliedBy(place));
    }
}
