package io.huifang.scheduler.replay.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.decision.DecidingAgain.Again;
import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.decision.PastEvents;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.huifang.scheduler.replay.virtual.Findings.Count;
import io.huifang.scheduler.replay.virtual.Findings.What;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

@Tag("D2")
@Tag("R23")
class TwoLivesTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final Policy THEN = DefaultPolicy.read();
    private static final Policy OPENS_AT_TEN =
            policy(DefaultPolicy.text().replace("from: \"09:00\"", "from: \"10:00\""));
    private static final List<String> ZONES =
            List.of("Etc/GMT-8", "Etc/GMT+5", "Etc/GMT", "Etc/GMT-13");
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");
    private static final String SHANGHAI = "Asia/Shanghai";

    @Test
    void findsNoDifferenceUnderTheSamePolicy() {
        Random chance = new Random(1);
        List<Past> customers =
                IntStream.range(0, 200).mapToObj(i -> customer("c-" + i, chance)).toList();

        Findings found = lives(THEN).compare(customers, 10);

        assertThat(found.events())
                .isEqualTo(customers.stream().mapToInt(it -> it.decisions().size()).sum());
        assertThat(found.changed()).isZero();
        assertThat(found.changes()).isEmpty();
        assertThat(found.otherwise().hours()).isEqualTo(found.asItWas().hours()).isNotEmpty();
        assertThat(found.counts().keySet())
                .filteredOn(it -> it.what() == What.TARGETS)
                .isNotEmpty()
                .allMatch(it -> it.first().equals(it.second()));
    }

    @Test
    void changesExactlyWhatMovedHoursForbid() {
        Random chance = new Random(2);
        List<Past> customers = new ArrayList<>();
        Map<UUID, String> expected = new HashMap<>();
        for (int i = 0; i < 2_000; i++) {
            String zone = ZONES.get(chance.nextInt(ZONES.size()));
            Instant at = FROM.plusSeconds(chance.nextInt(30 * 24 * 3600));
            PastDecision delayed = refund("c-" + i, "r-" + i, zone, at);
            customers.add(past("c-" + i, List.of(delayed)));
            String change = change(LocalTime.ofInstant(at, ZoneId.of(zone)));
            if (change != null) expected.put(delayed.eventKey(), change);
        }

        Findings found = lives(OPENS_AT_TEN).compare(customers, 2_000);

        Map<UUID, String> changes = new HashMap<>();
        found.changes().forEach(it -> changes.put(it.past().eventKey(), inWords(it)));
        assertThat(changes).isEqualTo(expected);
        assertThat(found.changed()).isEqualTo(expected.size()).isGreaterThan(500);
    }

    /** By the wall clock alone: what is said of windows from nine, or ten, to eight. */
    private static String change(LocalTime local) {
        if (local.getHour() >= 10 && local.getHour() < 20) return null;
        return local.getHour() == 9 ? "SCHEDULED DEFERRED PT0S" : "DEFERRED DEFERRED PT1H";
    }

    private static String inWords(Change change) {
        Duration later =
                Duration.between(
                        change.asItWas().call().dueAt(), change.otherwise().call().dueAt());
        boolean flips = change.asItWas().kind() != change.otherwise().kind();
        return change.asItWas().kind()
                + " "
                + change.otherwise().kind()
                + " "
                + (flips ? Duration.ZERO : later);
    }

    @Test
    void ownsUpToWhatItCannotReproduce() {
        PastDecision.Answer other =
                new PastDecision.Answer(DecisionKind.SUPPRESSED, "refund-delayed", "any.rule");
        PastDecision decision =
                PastEvents.of("c-1", "refund.delayed", "\"refundId\":\"r\"", SHANGHAI, NOON, other);

        Findings found = lives(THEN).compare(List.of(past("c-1", List.of(decision))), 10);

        assertThat(found.notReproduced()).isEqualTo(1);
        assertThat(found.counts())
                .containsEntry(
                        new Count(
                                What.NOT_REPRODUCED,
                                "SUPPRESSED any.rule",
                                "SCHEDULED reason.schedule"),
                        1);
    }

    @Test
    void endsTheSameAttemptAsItEndedThen() {
        PastDecision first = refund("c-1", "r-1", SHANGHAI, NOON);
        PastDecision meanwhile = refund("c-1", "r-1", SHANGHAI, NOON.plusSeconds(60));
        PastDecision after = refund("c-1", "r-1", SHANGHAI, NOON.plusSeconds(3600));
        List<PastDecision> all = List.of(first, meanwhile, after);

        List<Again> unheard = live(past("c-1", all));
        List<Again> solved =
                live(
                        new Past(
                                "c-1",
                                all,
                                concluded(first, Disposition.REACHED_RESOLVED, 600),
                                List.of(),
                                Map.of()));

        assertThat(unheard)
                .extracting(Again::kind)
                .containsExactly(kinds("SCHEDULED MERGED MERGED"));
        assertThat(solved)
                .extracting(Again::kind)
                .containsExactly(kinds("SCHEDULED MERGED SCHEDULED"));
    }

    @Test
    void forbidsContactAgainWhereItWasRefused() {
        PastDecision first = refund("c-1", "r-1", SHANGHAI, NOON);
        PastDecision other = refund("c-1", "r-2", SHANGHAI, NOON.plusSeconds(3600));
        Past past =
                new Past(
                        "c-1",
                        List.of(first, other),
                        concluded(first, Disposition.REFUSED_HARD, 600),
                        List.of(),
                        Map.of());

        assertThat(live(past)).extracting(Again::rule).endsWith("customer.suppressed");
    }

    @Test
    void letsPeopleActAsTheyDid() {
        PastDecision first = refund("c-1", "r-1", SHANGHAI, NOON);
        PastDecision other = refund("c-1", "r-2", SHANGHAI, NOON.plusSeconds(3600));
        Suppression entry = new Suppression(null, "asked for", "ops-1", NOON.plusSeconds(60));
        Past past =
                new Past(
                        "c-1",
                        List.of(first, other),
                        Map.of(),
                        List.of(new Act.Suppressed(entry)),
                        Map.of());

        assertThat(live(past)).extracting(Again::rule).endsWith("customer.suppressed");
    }

    @Test
    void countsCallsByTheHourInWhichTheyAreMade() {
        PastDecision night = refund("c-1", "r-1", SHANGHAI, Instant.parse("2026-03-03T20:30:00Z"));
        Past past =
                new Past(
                        "c-1",
                        List.of(night),
                        concluded(night, Disposition.REACHED_RESOLVED, 600),
                        List.of(),
                        Map.of());

        Findings found = lives(OPENS_AT_TEN).compare(List.of(past), 10);

        assertThat(found.asItWas().hours())
                .isEqualTo(Map.of(Instant.parse("2026-03-04T01:00:00Z"), new Load.Hour(1, 0, 0)));
        assertThat(found.otherwise().hours())
                .isEqualTo(Map.of(Instant.parse("2026-03-04T02:00:00Z"), new Load.Hour(1, 0, 0)));
    }

    /** Nobody reached him, and half of the time would have been over sooner. */
    @Test
    @Tag("R36")
    void tellsHowTargetsWouldStand() {
        PastDecision filed =
                PastEvents.of(
                        "c-1",
                        "complaint.filed",
                        "\"complaintId\":\"k\",\"severity\":1",
                        SHANGHAI,
                        TO.minus(Duration.ofHours(1)).minusSeconds(60));
        Policy sooner = policy(DefaultPolicy.text().replace("1: PT2H, 2: {b", "1: PT1H, 2: {b"));
        Policy early = policy(DefaultPolicy.text().replace("riskAfter: 75", "riskAfter: 40"));

        Findings alike = lives(THEN).compare(List.of(past("c-1", List.of(filed))), 10);
        Findings found = lives(sooner).compare(List.of(past("c-1", List.of(filed))), 10);
        Findings risky = lives(early).compare(List.of(past("c-1", List.of(filed))), 10);

        assertThat(targets(alike))
                .containsExactlyInAnyOrder(
                        "first-contact running, first-contact running",
                        "solution running, solution running");
        assertThat(targets(found)).contains("first-contact running, first-contact breached");
        assertThat(targets(risky)).contains("first-contact running, first-contact at-risk");
        assertThat(found.changed()).isZero();
    }

    private static List<String> targets(Findings found) {
        return found.counts().keySet().stream()
                .filter(it -> it.what() == What.TARGETS)
                .map(it -> it.first() + ", " + it.second())
                .toList();
    }

    @Test
    void comparesOnlyThePeriodButLivesWhatWasBefore() {
        PastDecision before = refund("c-1", "r-1", SHANGHAI, FROM.minus(Duration.ofHours(20)));
        PastDecision within = refund("c-1", "r-1", SHANGHAI, FROM.plusSeconds(3600 * 6));

        Findings found = lives(THEN).compare(List.of(past("c-1", List.of(before, within))), 10);

        assertThat(found.events()).isEqualTo(1);
        assertThat(found.counts()).containsEntry(new Count(What.DECISIONS, "MERGED", "MERGED"), 1);
    }

    @Test
    void leavesOutWhoCannotBeLivedAgainAndNobodyElse() {
        PastDecision sound = refund("c-1", "r-1", SHANGHAI, NOON);
        Past broken =
                new Past(
                        "c-2",
                        List.of(refund("c-2", "r-1", SHANGHAI, NOON)),
                        null,
                        List.of(),
                        Map.of());

        Findings found = lives(THEN).compare(List.of(broken, past("c-1", List.of(sound))), 10);

        assertThat(found.events()).isEqualTo(1);
        assertThat(found.counts())
                .containsEntry(new Count(What.LEFT_OUT, "NullPointerException", ""), 1);
    }

    private static List<Again> live(Past past) {
        VirtualLife life = new VirtualLife(course(), past, new Load(FROM));
        List<Act> acts = new ArrayList<>(past.acts());
        List<Again> all = new ArrayList<>();
        for (PastDecision decision : past.decisions()) {
            acts.stream().filter(it -> it.at().isBefore(decision.decidedAt())).forEach(life::act);
            acts.removeIf(it -> it.at().isBefore(decision.decidedAt()));
            all.add(life.decide(decision));
        }
        return all;
    }

    private static DecisionKind[] kinds(String names) {
        return Arrays.stream(names.split(" "))
                .map(DecisionKind::valueOf)
                .toArray(DecisionKind[]::new);
    }

    /** The first attempt of the task that the event opened, ended so many seconds later. */
    private static Map<UUID, PastAttempt> concluded(
            PastDecision opened, Disposition disposition, int seconds) {
        Again again =
                new VirtualLife(course(), past(opened.customerId(), List.of()), new Load(FROM))
                        .decide(opened);
        CallbackTask task = again.open().get(0);
        UUID attemptId = firstOf(task);
        Instant due = task.standing().dueAt();
        PastAttempt.End end =
                new PastAttempt.End(
                        disposition, due.plusSeconds(seconds), null, false, false, false);
        return Map.of(
                attemptId,
                new PastAttempt(attemptId, task.id(), 1, due, due, end, List.of(), null));
    }

    private static UUID firstOf(CallbackTask task) {
        VirtualCustomer customer = new VirtualCustomer(task.matter().customerId(), new Load(FROM));
        customer.contact(task, THEN, List.of(), task.standing().dueAt());
        return task.underWay().orElseThrow().attemptId();
    }

    private static TwoLives lives(Policy candidate) {
        return new TwoLives(
                course(),
                new Course.Otherwise(course(), candidate, FROM, PastIncidents.NONE),
                FROM,
                TO);
    }

    private static Course course() {
        TreeMap<Instant, Policy> since = new TreeMap<>(Map.of(Instant.EPOCH, THEN));
        return new Course.AsItWas(Map.of(1, THEN), since, PastIncidents.NONE);
    }

    private static Past past(String customerId, List<PastDecision> decisions) {
        return new Past(customerId, decisions, Map.of(), List.of(), Map.of());
    }

    private static PastDecision refund(String customerId, String refund, String zone, Instant at) {
        return PastEvents.of(
                customerId, "refund.delayed", "\"refundId\":\"" + refund + "\"", zone, at);
    }

    /** Up to a dozen events of all sorts. */
    private static Past customer(String id, Random chance) {
        List<PastDecision> decisions = new ArrayList<>();
        for (int i = 0; i < 1 + chance.nextInt(12); i++) {
            Instant at = FROM.plusSeconds(chance.nextInt(30 * 24 * 3600));
            String zone = ZONES.get(chance.nextInt(ZONES.size()));
            int subject = chance.nextInt(3);
            decisions.add(
                    switch (chance.nextInt(6)) {
                        case 0 -> refund(id, "r-" + subject, zone, at);
                        case 1 ->
                                PastEvents.of(
                                        id,
                                        "refund.settled",
                                        "\"refundId\":\"r-" + subject + "\"",
                                        zone,
                                        at);
                        case 2 ->
                                PastEvents.of(
                                        id, "payment.failed", "\"cause\":\"NETWORK\"", zone, at);
                        case 3 ->
                                PastEvents.of(
                                        id,
                                        "complaint.filed",
                                        "\"complaintId\":\"k-" + subject + "\",\"severity\":2",
                                        zone,
                                        at);
                        case 4 ->
                                PastEvents.of(
                                        id,
                                        "customer.consent_withdrawn",
                                        "\"purpose\":\"SERVICE\",\"channel\":\"APP\",\"evidenceId\":\"e\","
                                                + "\"version\":\"1\"",
                                        zone,
                                        at);
                        default ->
                                PastEvents.of(id, "risk.flagged", "\"riskCode\":\"R\"", zone, at);
                    });
        }
        decisions.sort(Comparator.comparing(PastDecision::decidedAt));
        return past(id, decisions);
    }

    private static Policy policy(String document) {
        return ((Reading.Sound) PolicyDocument.read(document, 2)).policy();
    }
}
