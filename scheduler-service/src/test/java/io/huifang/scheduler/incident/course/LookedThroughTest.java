package io.huifang.scheduler.incident.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.course.LookedThrough.Slice;
import io.huifang.scheduler.policy.IncidentKey;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is looked through for tasks that are part of an incident that was not known yet. */
@Tag("D8")
class LookedThroughTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final LookedThrough lookedThrough = new LookedThrough();

    @Test
    void isEverythingOnceWithoutAGap() {
        Incident incident = incident(Duration.ofMinutes(10));

        List<Slice> slices = look(incident, OPENED);

        assertThat(slices.get(0).from())
                .isEqualTo(OPENED.minus(Duration.ofMinutes(10)).minus(CLOCKS_DIFFER));
        for (int i = 1; i < slices.size(); i++) {
            assertThat(slices.get(i).from()).isEqualTo(slices.get(i - 1).to());
        }
        assertThat(slices.get(slices.size() - 1).to()).isEqualTo(OPENED);
    }

    @Test
    void isAfterwardsOnlyWhatMayHaveBeenCommittedSince() {
        Incident incident = incident(Duration.ofMinutes(10));
        look(incident, OPENED);

        assertThat(look(incident, OPENED.plusSeconds(1)))
                .containsExactly(new Slice(OPENED.minusSeconds(10), OPENED.plusSeconds(1), true));
    }

    @Test
    void isTheSameAgainWhileSomethingIsLeft() {
        Incident incident = incident(Duration.ofMinutes(10));
        Slice first = lookedThrough.next(incident, OPENED);

        assertThat(lookedThrough.next(incident, OPENED)).isEqualTo(first);
    }

    @Test
    void isInFewSlicesAlsoForARuleThatCountsADay() {
        assertThat(look(incident(Duration.ofDays(1)), OPENED)).hasSizeLessThanOrEqualTo(102);
    }

    @Test
    void isAllOfItForAnIncidentThatWasForgotten() {
        Incident incident = incident(Duration.ofMinutes(10));
        List<Slice> all = look(incident, OPENED);
        lookedThrough.keepOnly(List.of());

        assertThat(look(incident, OPENED)).isEqualTo(all);
    }

    private List<Slice> look(Incident incident, Instant now) {
        List<Slice> slices = new ArrayList<>();
        Slice slice;
        do {
            slice = lookedThrough.next(incident, now);
            slices.add(slice);
            lookedThrough.done(incident, slice, now);
        } while (!slice.isLast());
        return slices;
    }

    private static Incident incident(Duration within) {
        return new Incident(
                new UUID(0, 1),
                new IncidentKey("payment-outage", List.of("NETWORK")),
                OPENED.minus(within),
                new Incident.Act(OPENED, null, "test"),
                null,
                0);
    }
}
