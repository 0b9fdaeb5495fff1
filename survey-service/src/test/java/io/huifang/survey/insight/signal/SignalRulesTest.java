package io.huifang.survey.insight.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.wallet.PaymentFailed;
import io.huifang.simulation.world.Scenario;
import io.huifang.simulation.world.World;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

@Tag("R70")
class SignalRulesTest {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final int DAYS = 35;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findNothingInAQuietWorld(long seed) {
        assertThat(unusual(new Scenario(seed, START, DAYS, 150_000, false))).isEmpty();
    }

    @Test
    void findTheWaveInTheSameWorld() {
        Scenario waved = new Scenario(1, START, DAYS, 150_000, true);

        assertThat(unusual(waved))
                .contains(
                        new Traits(
                                PaymentFailed.TYPE,
                                waved.truths().wave().cause(),
                                waved.truths().wave().merchantCategory(),
                                waved.truths().wave().region()));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 80, 4, true", // 100 where 20 were expected
        "29, 0, 4, false", // too few, however rare
        "30, 0, 4, true",
        "100, 200, 4, false", // twice what was expected is not three times
        "36, 12, 1, false" // three times, but of so few that it may be chance
    })
    void askForManySeveralTimesAndHardlyByChance(
            long events, long before, int weeks, boolean unusual) {
        Rise rise =
                new Rise(
                        Traits.of(PaymentFailed.TYPE, "NETWORK", null, null),
                        events,
                        before,
                        weeks);

        assertThat(rules(Map.of()).isUnusual(rise)).isEqualTo(unusual);
    }

    @Test
    void tellTheSchedulerOfTheKindsThatAreNamed() {
        SignalRules rules =
                rules(
                        Map.of(
                                "huifang.insight.signal.incidents.cause", "payment-outage",
                                "huifang.insight.signal.incidents.cause-merchant-category",
                                        "fraud-wave"));

        assertThat(rules.incidentRule(Traits.of("t", "NETWORK", null, null)))
                .isEqualTo("payment-outage");
        assertThat(rules.incidentRule(Traits.of("t", "RISK_DECLINED", "7995", null)))
                .isEqualTo("fraud-wave");
        assertThat(rules.incidentRule(Traits.of("t", null, null, "US"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "huifang.insight.signal.ratio, 0.5",
        "huifang.insight.signal.dispersion, 0",
        "huifang.insight.signal.chance, 1",
        "huifang.insight.signal.incidents.weather, storm"
    })
    void areRefusedWhenTheyMakeNoSense(String name, String value) {
        assertThatThrownBy(() -> rules(Map.of(name, value)).check(null))
                .hasMessageStartingWith("huifang.insight.signal.");
    }

    @Test
    void takeNoSentenceForACode() {
        assertThat(Traits.of("t", "a\nb", "x".repeat(65), null).stated()).isEmpty();
    }

    private static SignalRules rules(Map<String, String> given) {
        return new SignalRules(
                new SmallRyeConfigBuilder()
                        .withMapping(SignalConfig.class)
                        .withSources(new PropertiesConfigSource(given, "given", 100))
                        .build()
                        .getConfigMapping(SignalConfig.class));
    }

    /** What is unusual in any whole hour, counted in memory. */
    private static Set<Traits> unusual(Scenario scenario) {
        Map<Traits, Map<Instant, Long>> hours = new HashMap<>();
        new World(scenario, id -> id)
                .forEachRemaining(
                        told -> {
                            if (told.fact() instanceof DecisionMade decision
                                    && decision.eventType().equals(PaymentFailed.TYPE)) {
                                count(decision, hours);
                            }
                        });
        SignalRules rules = rules(Map.of());
        Set<Traits> unusual = new HashSet<>();
        hours.forEach(
                (traits, counts) ->
                        counts.forEach(
                                (hour, events) -> {
                                    int weeks = new Hour(hour).weeksSince(scenario.start(), 4);
                                    if (weeks == 0) return;
                                    Rise rise =
                                            new Rise(
                                                    traits,
                                                    events,
                                                    before(counts, hour, weeks),
                                                    weeks);
                                    if (rules.isUnusual(rise)) unusual.add(traits);
                                }));
        return unusual;
    }

    private static void count(DecisionMade decision, Map<Traits, Map<Instant, Long>> hours) {
        String type = decision.eventType();
        String cause = decision.cause();
        String category = decision.merchantCategory();
        String region = decision.region();
        List<Traits> kinds = new ArrayList<>();
        kinds.add(Traits.of(type, cause, null, null));
        kinds.add(Traits.of(type, null, category, null));
        kinds.add(Traits.of(type, null, null, region));
        kinds.add(Traits.of(type, cause, category, null));
        kinds.add(Traits.of(type, cause, category, region));
        Instant hour = decision.eventTime().truncatedTo(ChronoUnit.HOURS);
        kinds.forEach(
                it -> hours.computeIfAbsent(it, any -> new HashMap<>()).merge(hour, 1L, Long::sum));
    }

    private static long before(Map<Instant, Long> counts, Instant hour, int weeks) {
        long before = 0;
        for (int week = 1; week <= weeks; week++) {
            before += counts.getOrDefault(hour.minus(Duration.ofDays(7L * week)), 0L);
        }
        return before;
    }
}
