package io.huifang.scheduler.replay.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.decision.PastEvents;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Customers whose callbacks waited for the end of an incident, lived again. */
@Tag("D2")
@Tag("D8")
class LivedIncidentsTest {
    private static final String SHANGHAI = "Asia/Shanghai";

    /** 12:00 in Shanghai. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Instant FROM = NOON.minus(Duration.ofDays(1));
    private static final Instant TO = NOON.plus(Duration.ofHours(12));
    private static final Instant BEGAN = NOON;
    private static final Instant ENDED = NOON.plus(Duration.ofMinutes(150));

    /** When the call was due that followed. */
    private static final Instant CALLED = NOON.plus(Duration.ofMinutes(190));

    private static final Policy POLICY = DefaultPolicy.read();
    private static final String FAILED = "io.huifang.payment.failed.v1";
    private static final PastDecision.Answer COLLAPSED =
            new PastDecision.Answer(DecisionKind.DEFERRED, "payment-failed", Incident.COLLAPSED);
    private static final PastDecision.Answer JOINED =
            new PastDecision.Answer(DecisionKind.MERGED, "payment-failed", Incident.COLLAPSED);
    private static final PastDecision.Answer USUAL =
            new PastDecision.Answer(DecisionKind.SCHEDULED, "payment-failed", "reason.schedule");

    @Test
    void waitedForItsEndAndWereCalledWhenTheyWereThen() {
        PastDecision first = failed("NETWORK", NOON.plusSeconds(60), COLLAPSED);
        PastDecision again = failed("NETWORK", NOON.plusSeconds(90), JOINED);

        Findings found = lived(recorded(), List.of(first, again));

        assertThat(found.notReproduced()).as("%s", found.counts()).isZero();
        assertThat(found.changed()).isZero();
        assertThat(calls(found.asItWas())).isEqualTo(Map.of(hour(CALLED), 1));
        assertThat(calls(found.otherwise())).isEqualTo(calls(found.asItWas()));
        assertThat(notices(found.asItWas())).isEqualTo(Map.of(hour(NOON), 1));
        assertThat(found.counts().keySet())
                .extracting(Findings.Count::what)
                .containsOnly(Findings.What.DECISIONS);
    }

    /** His call was due four minutes after the incident was known. */
    @Test
    void joinedItThoughNobodyKnewOfItWhenTheyWereDecided() {
        PastDecision first = failed("NETWORK", NOON.plusSeconds(60), USUAL);
        PastIncident late =
                PastIncident.recorded(
                        new Incident(
                                UUID.nameUUIDFromBytes(new byte[] {1}),
                                key("NETWORK"),
                                BEGAN,
                                new Act(NOON.plusSeconds(120), null, "many"),
                                new Act(ENDED, null, "few"),
                                1));

        Findings found = lived(List.of(late), List.of(first));

        assertThat(found.notReproduced()).isZero();
        assertThat(calls(found.asItWas())).isEqualTo(Map.of(hour(CALLED), 1));
        assertThat(notices(found.asItWas())).isEqualTo(Map.of(hour(NOON), 1));
    }

    /** The transaction that decided had begun before the one that opened it committed. */
    @Test
    void wereDecidedByWhoCouldNotKnow() {
        PastDecision first = failed("NETWORK", NOON.plusSeconds(1), USUAL);

        Findings found = lived(recorded(), List.of(first));

        assertThat(found.notReproduced()).isZero();
    }

    @Test
    void wereSparedWhenTheyHadRecovered() {
        PastDecision first = failed("NETWORK", NOON.plusSeconds(60), COLLAPSED);
        PastDecision paid =
                PastEvents.of(
                        "c-1",
                        "payment.completed",
                        "\"paymentId\":\"p\",\"amount\":\"1.00\",\"currency\":\"CNY\"",
                        SHANGHAI,
                        NOON.plusSeconds(600));

        Findings found = lived(recorded(), List.of(first, paid));

        assertThat(calls(found.asItWas())).isEmpty();
    }

    @Test
    void areCalledAtOnceUnderACandidateWithoutTheRule() {
        PastDecision first = failed("NETWORK", NOON.plusSeconds(60), COLLAPSED);
        PastDecision other = failed("LIMIT", NOON.plusSeconds(7200), USUAL);

        Findings found =
                lives(POLICY, recorded(), List.of()).compare(List.of(past(List.of(first))), 10);
        Findings alike = lived(recorded(), List.of(other));

        assertThat(found.notReproduced()).isZero();
        assertThat(found.changed()).isEqualTo(1);
        assertThat(found.changes().get(0).otherwise().rule()).isEqualTo("reason.schedule");
        assertThat(calls(found.asItWas())).isEqualTo(Map.of(hour(CALLED), 1));
        assertThat(calls(found.otherwise())).isEqualTo(Map.of(hour(NOON), 1));
        assertThat(alike.notReproduced()).isZero();
    }

    /** It had ended before anybody would have written to them. */
    @Test
    @Tag("R27")
    void wereNotWrittenToInTheNight() {
        Instant night = NOON.plus(Duration.ofHours(11));
        PastDecision first = failed("NETWORK", night.plusSeconds(60), COLLAPSED);

        Findings found =
                lived(List.of(lasting(night, night.plusSeconds(1800))), List.of(first), TO);

        assertThat(notices(found.asItWas())).isEmpty();
    }

    @Test
    @Tag("R27")
    void wereWrittenToInTheMorningWhenItStillLasted() {
        Instant night = NOON.plus(Duration.ofHours(11));
        Instant morning = Instant.parse("2026-03-05T01:00:00Z");
        PastDecision first = failed("NETWORK", night.plusSeconds(60), COLLAPSED);

        Findings found =
                lived(
                        List.of(lasting(night, morning.plusSeconds(7200))),
                        List.of(first),
                        morning.plusSeconds(10_800));

        assertThat(notices(found.asItWas())).isEqualTo(Map.of(morning, 1));
    }

    private static PastIncident lasting(Instant from, Instant to) {
        return PastIncident.recorded(
                new Incident(
                        UUID.nameUUIDFromBytes(new byte[] {2}),
                        key("NETWORK"),
                        from,
                        new Act(from, "ops-1", "outage"),
                        new Act(to, "ops-1", "mended"),
                        1));
    }

    @Test
    void livesOnlyThoseThatItsEventsMayBePartOf() {
        PastIncident his = recorded().get(0);
        PastIncident ofAnotherCause =
                PastIncident.recorded(
                        new Incident(
                                UUID.nameUUIDFromBytes(new byte[] {3}),
                                key("LIMIT"),
                                BEGAN,
                                new Act(BEGAN, "ops-1", "outage"),
                                null,
                                0));
        PastIncident later = lasting(NOON.plusSeconds(3600), ENDED);
        PastIncidents all = new PastIncidents(List.of(ofAnotherCause, his, later), Set.of(FAILED));
        PastDecision first = failed("NETWORK", NOON.plusSeconds(60), COLLAPSED);

        PastIncidents some = all.concerning(past(List.of(first)));

        assertThat(some.turns()).extracting(turn -> turn.incident()).containsOnly(his);
    }

    /** Nothing in the books tells when they would have been called. */
    @Test
    void waitUnderACandidateThatFindsOne() {
        PastDecision first = failed("NETWORK", NOON.plusSeconds(60), USUAL);
        PastIncident found =
                new PastIncident(
                        recorded().get(0).incident(), false, new TreeMap<>(Map.of(BEGAN, 1)));

        Findings findings =
                lives(POLICY, List.of(), List.of(found)).compare(List.of(past(List.of(first))), 10);

        assertThat(findings.changes().get(0).otherwise().rule()).isEqualTo(Incident.COLLAPSED);
        assertThat(calls(findings.asItWas())).isEqualTo(Map.of(hour(NOON), 1));
        assertThat(calls(findings.otherwise())).isEqualTo(Map.of(hour(ENDED), 1));
        assertThat(findings.counts())
                .containsEntry(
                        new Findings.Count(
                                Findings.What.BY_RULE_OF_THUMB, "call after an incident", ""),
                        1);
    }

    private static Findings lived(List<PastIncident> incidents, List<PastDecision> decisions) {
        return lived(incidents, decisions, TO);
    }

    private static Findings lived(
            List<PastIncident> incidents, List<PastDecision> decisions, Instant to) {
        TwoLives lives = lives(POLICY, incidents, incidents);
        return new TwoLives(lives.asItWas(), lives.otherwise(), lives.from(), to)
                .compare(List.of(past(decisions)), 10);
    }

    private static TwoLives lives(
            Policy candidate, List<PastIncident> then, List<PastIncident> otherwise) {
        Course course =
                new Course.AsItWas(
                        Map.of(1, POLICY),
                        new TreeMap<>(Map.of(Instant.EPOCH, POLICY)),
                        new PastIncidents(then, Set.of(FAILED)));
        return new TwoLives(
                course,
                new Course.Otherwise(
                        course, candidate, FROM, new PastIncidents(otherwise, Set.of(FAILED))),
                FROM,
                TO);
    }

    private static Past past(List<PastDecision> decisions) {
        return new Past(
                "c-1",
                decisions,
                Map.of(),
                List.of(),
                Map.of(decisions.get(0).callbackId(), CALLED));
    }

    private static List<PastIncident> recorded() {
        return List.of(
                PastIncident.recorded(
                        new Incident(
                                UUID.nameUUIDFromBytes(new byte[0]),
                                key("NETWORK"),
                                BEGAN,
                                new Act(BEGAN, "ops-1", "outage"),
                                new Act(ENDED, "ops-1", "mended"),
                                1)));
    }

    private static IncidentKey key(String cause) {
        return new IncidentKey("payment-outage", List.of(cause));
    }

    private static PastDecision failed(String cause, Instant at, PastDecision.Answer answer) {
        return PastEvents.of(
                "c-1",
                "payment.failed",
                "\"paymentId\":\"p\",\"cause\":\"" + cause + "\"",
                SHANGHAI,
                at,
                answer);
    }

    private static Instant hour(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() / 3600 * 3600);
    }

    private static Map<Instant, Integer> calls(Load load) {
        Map<Instant, Integer> calls = new TreeMap<>();
        load.hours().forEach((at, hour) -> calls.merge(at, hour.calls(), Integer::sum));
        calls.values().removeIf(it -> it == 0);
        return calls;
    }

    private static Map<Instant, Integer> notices(Load load) {
        Map<Instant, Integer> notices = new TreeMap<>();
        load.hours().forEach((at, hour) -> notices.merge(at, hour.notices(), Integer::sum));
        notices.values().removeIf(it -> it == 0);
        return notices;
    }
}
