package io.huifang.scheduler.replay.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.replay.virtual.FoundIncidents.Arrival;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Incidents as a candidate's rule finds them: 500 customers in five minutes, by default. */
@Tag("D2")
@Tag("D8")
class FoundIncidentsTest {
    private static final Instant FROM = Instant.parse("2026-03-04T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final IncidentRule RULE =
            DefaultPolicy.read().incidents().rule("payment-outage").orElseThrow();
    private static final IncidentKey KEY = new IncidentKey("payment-outage", List.of("NETWORK"));

    @Test
    void beginWithTheEventThatMakesThemEnoughAndEndWhenItHasBeenQuiet() {
        FoundIncidents found = new FoundIncidents(List.of(RULE), List.of(), FROM);
        for (int second = 0; second < 600; second++) {
            found.arrived(arrival(NOON.plusSeconds(second), "NETWORK", 2));
            found.arrived(arrival(NOON.plusSeconds(second), "LIMIT", 1));
        }

        List<PastIncident> all = found.until(TO);

        assertThat(all).hasSize(1);
        Incident incident = all.get(0).incident();
        assertThat(incident.key()).isEqualTo(KEY);
        assertThat(incident.since()).isEqualTo(NOON);
        assertThat(incident.opened().at()).isEqualTo(NOON.plusSeconds(249));
        // those of the last minute are more than a hundred
        assertThat(incident.closed().at()).isEqualTo(NOON.plus(Duration.ofMinutes(9 + 10)));
        assertThat(all.get(0).recorded()).isFalse();
        assertThat(all.get(0).begun()).hasSize(10).containsEntry(NOON, 120);
    }

    @Test
    void areNoneWhenTheSameComesInTwiceTheTime() {
        FoundIncidents found = new FoundIncidents(List.of(RULE), List.of(), FROM);
        for (int minute = 0; minute < 60; minute++) {
            found.arrived(arrival(NOON.plus(Duration.ofMinutes(minute)), "NETWORK", 99));
        }

        assertThat(found.until(TO)).isEmpty();
    }

    /** What ops opened stays what it was; the rule finds nothing while it is open. */
    @Test
    void leaveToPeopleWhatPeopleDid() {
        Incident byOps =
                incident(
                        NOON.minusSeconds(60),
                        "ops-1",
                        new Act(NOON.plusSeconds(30), "ops-1", "b"));
        FoundIncidents found = new FoundIncidents(List.of(RULE), List.of(byOps), FROM);
        found.arrived(arrival(NOON, "NETWORK", 600));
        found.arrived(arrival(NOON.plusSeconds(20), "NETWORK", 600));
        found.arrived(arrival(NOON.plusSeconds(90), "NETWORK", 499));

        List<PastIncident> all = found.until(TO);

        assertThat(all).extracting(PastIncident::incident).containsExactly(byOps);
        assertThat(all.get(0).recorded()).isTrue();
    }

    @Test
    void endWhatARuleOfThenBeganBeforeByTheCandidatesRule() {
        Incident before = incident(FROM.minusSeconds(60), null, null);
        Incident within =
                incident(NOON, null, new Act(NOON.plusSeconds(3600), null, "the rule of then"));
        FoundIncidents found = new FoundIncidents(List.of(RULE), List.of(before, within), FROM);
        found.arrived(arrival(FROM.plusSeconds(60), "NETWORK", 100));

        List<PastIncident> all = found.until(TO);

        assertThat(all).hasSize(1);
        assertThat(all.get(0).incident().incidentId()).isEqualTo(before.incidentId());
        assertThat(all.get(0).incident().closed().at())
                .isEqualTo(FROM.plus(Duration.ofMinutes(11)));
        assertThat(all.get(0).recorded()).isFalse();
    }

    /** The first harmed is called first, and as many a minute as there may be. */
    @Test
    void spreadTheCallsThatNobodyMade() {
        FoundIncidents found = new FoundIncidents(List.of(RULE), List.of(), FROM);
        for (int minute = 0; minute < 10; minute++) {
            found.arrived(arrival(NOON.plus(Duration.ofMinutes(minute)), "NETWORK", 600));
        }
        PastIncident incident = found.until(TO).get(0);
        Instant end = incident.incident().closed().at();
        var rules = DefaultPolicy.read().incidents();

        assertThat(incident.callAt(NOON, rules)).isEqualTo(end);
        assertThat(incident.callAt(NOON.plus(Duration.ofMinutes(1)), rules))
                .isEqualTo(end.plus(Duration.ofMinutes(30)));
    }

    private static Arrival arrival(Instant at, String cause, int customers) {
        Instant minute = Instant.ofEpochSecond(at.getEpochSecond() / 60 * 60);
        return new Arrival(
                RULE,
                name -> name.equals("cause") ? Optional.of(cause) : Optional.empty(),
                at,
                minute,
                customers,
                customers);
    }

    private static Incident incident(Instant at, String by, Act end) {
        return new Incident(
                UUID.nameUUIDFromBytes(at.toString().getBytes()),
                KEY,
                at,
                new Act(at, by, "because"),
                end,
                0);
    }
}
