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
    void isEverythingOnceMoreNowAndThen() {
        Incident incident = incident(Duration.ofMinutes(10));
        Slice first = look(incident, OPENED).get(0);
        Instant later = OPENED.plusSeconds(30);
        look(incident, OPENED.plusSeconds(20));

        List<Slice> again = look(incident, later);

        assertThat(again.get(0)).isEqualTo(first);
        assertThat(again.get(again.size() - 1).to()).isEqualTo(later);
        assertThat(look(incident, later.plusSeconds(1))).hasSize(1);
    }

    @Test
    void isTheSameAgainWhileSomethingIsLeft() {
        Incident incident = incident(Duration.ofMinutes(10));
        Instant end = OPENED.minusSeconds(60);
        Slice first = lookedThrough.slice(incident, end, OPENED);

        assertThat(lookedThrough.slice(incident, end, OPENED)).isEqualTo(first);
    }

    @Test
    void isAllOfItForAnIncidentThatWasForgotten() {
        Incident incident = incident(Duration.ofMinutes(10));
        List<Slice> all = look(incident, OPENED);
        lookedThrough.keepOnly(List.of());

        assertThat(look(incident, OPENED)).isEqualTo(all);
    }

    /** As if a thousand decisions a second had been made. */
    private List<Slice> look(Incident incident, Instant now) {
        List<Slice> slices = new ArrayList<>();
        Slice slice;
        do {
            Instant end = lookedThrough.from(incident, now).plusSeconds(10);
            slice = lookedThrough.slice(incident, end, now);
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
