package io.huifang.survey.insight.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.huifang.backing.Database;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.survey.fixture.Desk;
import io.huifang.survey.fixture.SimulatedWorld;
import io.huifang.survey.fixture.SurveyTest;
import io.huifang.survey.fixture.Tables;
import io.huifang.survey.insight.measure.Interval;
import io.restassured.path.json.JsonPath;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What calls do, in a world in which that is known. */
@SurveyTest
@Order(SimulatedWorld.LAST)
@Tag("R95")
@Tag("D15")
class EffectsTest {
    private static final Duration AFTERWARDS = Duration.ofDays(14);

    Database database;
    private SimulatedWorld world;
    private JsonPath effects;

    @BeforeEach
    void ask() {
        world = SimulatedWorld.told(database);
        effects = effects();
    }

    private JsonPath effects() {
        return effectsFrom(world.start());
    }

    private JsonPath effectsFrom(Instant from) {
        return Desk.named("policy-admin")
                .request()
                .queryParam("from", from.toString())
                .queryParam("to", world.start().plus(Duration.ofDays(21)).toString())
                .get("/v1/insight/effects")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void areWhatWasPutThere() {
        world.truths()
                .repeated()
                .forEach(
                        (reason, truth) ->
                                assertThat(interval(reason, "repeated").covers(truth.difference()))
                                        .as(reason + " repeated")
                                        .isTrue());
        assertThat(interval("payment-failed", "repeated").high()).isNegative();
        assertThat(interval("payment-failed", "complained").high()).isNegative();
    }

    @Test
    void areOfThosePeopleToTheLast() {
        Instant until = Instant.parse(effects.getString("until"));
        Map<String, Map<HoldOut, Set<String>>> people = new HashMap<>();
        subjects(until)
                .forEach(
                        it ->
                                people.computeIfAbsent(it.reason(), any -> new HashMap<>())
                                        .merge(
                                                it.holdOut(),
                                                Set.of(it.customerId()),
                                                EffectsTest::both));

        assertThat(effects.<String>getList("effects.reason"))
                .containsExactlyInAnyOrderElementsOf(people.keySet())
                .doesNotContain("complaint", "risk-check", "requested-by-customer");
        people.forEach(
                (reason, arms) -> {
                    assertThat(effects.getLong(of(reason, "repeated") + ".called.n"))
                            .isEqualTo(arms.get(HoldOut.CALLED).size());
                    assertThat(effects.getLong(of(reason, "repeated") + ".heldOut.n"))
                            .isEqualTo(arms.get(HoldOut.HELD_OUT).size());
                });
    }

    @Test
    void countWhatHappenedAfterwards() {
        Instant until = Instant.parse(effects.getString("until"));
        List<DecisionMade> held =
                subjects(until).stream()
                        .filter(it -> it.reason().equals("payment-failed"))
                        .filter(it -> it.holdOut() == HoldOut.HELD_OUT)
                        .collect(
                                Collectors.toMap(
                                        DecisionMade::customerId, it -> it, EffectsTest::earlier))
                        .values()
                        .stream()
                        .toList();
        Map<String, List<DecisionMade>> all =
                world.each(DecisionMade.class)
                        .collect(Collectors.groupingBy(DecisionMade::customerId));

        assertThat(effects.getLong(of("payment-failed", "repeated") + ".heldOut.people"))
                .isEqualTo(
                        held.stream().filter(it -> happensAgain(it, all, it.eventType())).count());
        assertThat(effects.getLong(of("payment-failed", "complained") + ".heldOut.people"))
                .isEqualTo(
                        held.stream()
                                .filter(it -> happensAgain(it, all, ComplaintFiled.TYPE))
                                .count());
    }

    @Test
    void areOfWhomItHappensToAnewNotOfWhomItHappensToOftenest() {
        Instant from = world.start().plus(Duration.ofDays(10));
        JsonPath later = effectsFrom(from);
        Instant until = Instant.parse(later.getString("until"));
        Map<String, List<DecisionMade>> each =
                subjects(until).stream()
                        .filter(it -> it.reason().equals("payment-failed"))
                        .filter(it -> it.holdOut() == HoldOut.CALLED)
                        .collect(Collectors.groupingBy(DecisionMade::customerId));
        Stream<List<DecisionMade>> anew =
                each.values().stream()
                        .filter(all -> all.stream().anyMatch(it -> isAnew(it, from, all)));
        Stream<List<DecisionMade>> some =
                each.values().stream()
                        .filter(all -> all.stream().anyMatch(it -> !it.eventTime().isBefore(from)));
        long people = anew.count();

        assertThat(later.getLong(of("payment-failed", "repeated") + ".called.n")).isEqualTo(people);
        assertThat(some.count()).isGreaterThan(people);
    }

    @Test
    void beginWhereTheDaysBeforeAreStillKnown() {
        Instant asked = world.start().minus(Duration.ofDays(100));
        Instant earliest = Instant.now().minus(Duration.ofDays(120 - 14));

        assertThat(Instant.parse(effectsFrom(asked).getString("from")))
                .isAfterOrEqualTo(earliest)
                .isBefore(earliest.plus(Duration.ofMinutes(5)));
        assertThat(Instant.parse(effects.getString("from"))).isEqualTo(world.start());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/insight/effects", "/v1/insight/signals", "/v1/insight/suggestions"})
    void refuseWhatNobodyKnows(String path) {
        Desk.supervisor().request().get(path).then().statusCode(200);
        Desk.supervisor()
                .request()
                .queryParam("until", world.start().toString())
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("#/query"))
                .body("errors.code", contains("unknown"));
        Desk.supervisor()
                .request()
                .queryParam("to", world.start().toString(), world.start().toString())
                .get(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/query/to"))
                .body("errors.code", contains("repeated"));
    }

    @Test
    void stayTheSameWhenEverythingIsToldAgain() {
        String before = effects.getString("effects");

        SimulatedWorld.Again again = SimulatedWorld.toldAgain(database);

        assertThat(again.after()).isEqualTo(again.before());
        assertThat(effects().getString("effects")).isEqualTo(before);
    }

    @Test
    void areNeverOfComplaintsFraudAndRequests() {
        assertThat(
                        Tables.of(database)
                                .strings(
                                        "SELECT DISTINCT event_type FROM effect_event"
                                                + " WHERE arm IS NOT NULL"))
                .containsExactlyInAnyOrder(
                        "io.huifang.payment.failed.v1",
                        "io.huifang.payment.completed.v1",
                        "io.huifang.feature.difficulty_reported.v1",
                        "io.huifang.customer.registered.v1");
        assertThat(world.each(DecisionMade.class).filter(it -> it.holdOut() != null))
                .noneMatch(it -> "RISK_DECLINED".equals(it.cause()));
    }

    @Test
    void hideWhereOnlyFewPeopleAre() {
        JsonPath few =
                Desk.named("auditor")
                        .request()
                        .queryParam("from", world.start().toString())
                        .queryParam("to", world.start().plus(Duration.ofHours(4)).toString())
                        .get("/v1/insight/effects")
                        .jsonPath();

        assertThat(few.getList("effects.outcomes.flatten().hidden")).contains(true);
        assertThat(few.getList("effects.outcomes.flatten().findAll { it.hidden }.called"))
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01T00:00:00Z", "2999-01-01T00:00:00Z"})
    void refuseWhatIsNoPeriod(String from) {
        Desk.supervisor()
                .request()
                .queryParam("from", from)
                .get("/v1/insight/effects")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/query/from"));
    }

    /** All that could be counted, by the facts themselves. */
    private List<DecisionMade> subjects(Instant until) {
        return world.each(DecisionMade.class)
                .filter(it -> it.holdOut() != null)
                .filter(it -> !it.eventTime().isBefore(world.start()))
                .filter(it -> it.eventTime().isBefore(until))
                .toList();
    }

    private static boolean isAnew(DecisionMade one, Instant from, List<DecisionMade> all) {
        Instant at = one.eventTime();
        return !at.isBefore(from)
                && all.stream()
                        .map(DecisionMade::eventTime)
                        .noneMatch(it -> it.isBefore(at) && !it.isBefore(at.minus(AFTERWARDS)));
    }

    private static boolean happensAgain(
            DecisionMade first, Map<String, List<DecisionMade>> all, String type) {
        return all.get(first.customerId()).stream()
                .filter(it -> it.eventType().equals(type))
                .filter(it -> it.reason() != null || type.equals(ComplaintFiled.TYPE))
                .filter(it -> it.eventTime().isAfter(first.eventTime()))
                .anyMatch(it -> !it.eventTime().isAfter(first.eventTime().plus(AFTERWARDS)));
    }

    private static DecisionMade earlier(DecisionMade one, DecisionMade other) {
        return other.eventTime().isBefore(one.eventTime()) ? other : one;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    private Interval interval(String reason, String outcome) {
        return new Interval(
                effects.getDouble(of(reason, outcome) + ".low"),
                effects.getDouble(of(reason, outcome) + ".high"));
    }

    private static String of(String reason, String outcome) {
        return "effects.find { it.reason == '%s' }.outcomes.find { it.outcome == '%s' }"
                .formatted(reason, outcome);
    }
}
