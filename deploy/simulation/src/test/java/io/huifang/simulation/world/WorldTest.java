package io.huifang.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.wallet.PaymentFailed;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

class WorldTest {
    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");
    private static final Scenario SCENARIO = new Scenario(5, START, 40, 30_000, true);
    private static final List<Told> FACTS = facts(SCENARIO);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(facts(SCENARIO)).isEqualTo(FACTS);
        assertThat(facts(new Scenario(6, START, 40, 30_000, true))).isNotEqualTo(FACTS);
    }

    @Test
    void hasAboutSoManyEventsAndAllThatFollowsFromThem() {
        long decisions = each(DecisionMade.class).count();

        assertThat(decisions).isBetween(30_000L, 38_000L);
        assertThat(FACTS).hasSizeGreaterThan(70_000);
        Set<UUID> opened =
                new HashSet<>(each(DecisionMade.class).map(DecisionMade::callbackId).toList());
        assertThat(each(CallbackClosed.class).map(CallbackClosed::callbackId))
                .allMatch(opened::contains);
        assertThat(each(ResponseFact.class).count()).isGreaterThan(3_000);
    }

    @Test
    void isToldInItsOrderButForTheFewThatComeLateOrTwice() {
        int early = 0;
        Instant latest = Instant.MIN;
        Set<UUID> seen = new HashSet<>();
        int twice = 0;
        for (Told told : FACTS) {
            if (told.fact().occurredAt().isBefore(latest)) early++;
            else latest = told.fact().occurredAt();
            if (!seen.add(told.fact().eventId())) twice++;
        }

        assertThat(twice).isBetween(200, FACTS.size() / 100);
        long corrected = each(AttemptFact.class).filter(it -> it.revision() > 0).count();
        assertThat(early).isLessThanOrEqualTo(twice + Math.toIntExact(corrected));
        assertThat(latest).isBefore(SCENARIO.end());
        assertThat(
                        each(DecisionMade.class)
                                .filter(
                                        it ->
                                                Duration.between(it.eventTime(), it.occurredAt())
                                                                .toMinutes()
                                                        > 55)
                                .count())
                .isBetween(200L, 500L);
    }

    @Test
    @Tag("D15")
    void holdsOutOnlyWhatHasALowRisk() {
        Set<String> reasons = new HashSet<>();
        each(DecisionMade.class)
                .filter(it -> it.holdOut() != null)
                .forEach(
                        it -> {
                            reasons.add(it.reason());
                            assertThat(it.cause())
                                    .isNotEqualTo(PaymentFailed.Cause.RISK_DECLINED.name());
                            assertThat(it.decision() == DecisionKind.SUPPRESSED)
                                    .isEqualTo(it.holdOut() == HoldOut.HELD_OUT);
                        });

        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        "payment-failed", "important-transaction", "how-to", "welcome");
    }

    @Test
    @Tag("D11")
    void correctsWithTheTimeOfTheConclusion() {
        Map<UUID, AttemptFact> concluded = new HashMap<>();
        List<AttemptFact> corrections = new ArrayList<>();
        each(AttemptFact.class)
                .forEach(
                        it -> {
                            if (it.revision() == 0) concluded.put(it.attemptId(), it);
                            else corrections.add(it);
                        });

        assertThat(corrections)
                .isNotEmpty()
                .allMatch(it -> it.occurredAt().equals(concluded.get(it.attemptId()).occurredAt()));
    }

    @Test
    @Tag("D15")
    void hasTheEffectThatWasPutThere() {
        Truths.Effect truth = SCENARIO.truths().repeated().get("payment-failed");

        assertThat(repeated(HoldOut.CALLED))
                .isBetween(truth.called() - 0.02, truth.called() + 0.02);
        assertThat(repeated(HoldOut.HELD_OUT))
                .isBetween(truth.heldOut() - 0.04, truth.heldOut() + 0.04);
    }

    @Test
    @Tag("R70")
    void hasItsWave() {
        Truths.Wave wave = SCENARIO.truths().wave();
        long inIt =
                each(DecisionMade.class)
                        .filter(it -> wave.cause().equals(it.cause()))
                        .filter(it -> wave.merchantCategory().equals(it.merchantCategory()))
                        .filter(it -> wave.region().equals(it.region()))
                        .filter(it -> wave.isOn(it.eventTime()))
                        .count();

        assertThat(inIt).isGreaterThanOrEqualTo(wave.anHour() * wave.lasts().toHours());
        assertThat(new Scenario(5, START, 40, 30_000, false).truths().wave()).isNull();
    }

    @Test
    @Tag("R104")
    void reachesTheBusyInTheEvening() {
        Map<UUID, AttemptFact> busy = new HashMap<>();
        long[] evening = new long[2];
        long[] otherwise = new long[2];
        each(AttemptFact.class)
                .forEach(
                        it -> {
                            AttemptFact before = busy.remove(it.callbackId());
                            if (before != null && it.number() == before.number() + 1) {
                                long[] when =
                                        Hours.isEvening(it.revealedAt()) ? evening : otherwise;
                                when[0]++;
                                if (it.rightParty()) when[1]++;
                            }
                            if (it.disposition().name().equals("BUSY")) {
                                busy.put(it.callbackId(), it);
                            }
                        });

        assertThat((double) evening[1] / evening[0]).isBetween(0.55, 0.65);
        assertThat((double) otherwise[1] / otherwise[0]).isBetween(0.15, 0.25);
    }

    @Test
    @Tag("D14")
    void namesNobodyInFactsForAnalytics() {
        Set<String> named = Set.copyOf(SCENARIO.truths().named());

        assertThat(named).isNotEmpty().allMatch(it -> it.matches(".*-1380013[0-9]{4}"));
        assertThat(each(DecisionMade.class).map(Fact::customerId)).containsAnyElementsOf(named);
        assertThat(FACTS)
                .filteredOn(it -> it.topic().topicName().startsWith("analytics-"))
                .isNotEmpty()
                .allMatch(it -> it.fact().customerId().startsWith("p:"))
                .noneMatch(it -> named.stream().anyMatch(it.fact().toString()::contains));
    }

    private static double repeated(HoldOut arm) {
        Map<String, Instant> first = new HashMap<>();
        Set<String> again = new HashSet<>();
        each(DecisionMade.class)
                .filter(it -> PaymentFailed.TYPE.equals(it.eventType()))
                .forEach(
                        it -> {
                            Instant before = first.get(it.customerId());
                            if (before == null) {
                                boolean counts =
                                        it.holdOut() == arm
                                                && it.eventTime()
                                                        .isBefore(
                                                                SCENARIO.end()
                                                                        .minus(
                                                                                Duration.ofDays(
                                                                                        15)));
                                if (counts) first.put(it.customerId(), it.eventTime());
                            } else if (it.eventTime().isAfter(before)) {
                                again.add(it.customerId());
                            }
                        });
        return (double) again.size() / first.size();
    }

    private static <F extends Fact> Stream<F> each(Class<F> type) {
        return FACTS.stream().map(Told::fact).filter(type::isInstance).map(type::cast);
    }

    private static List<Told> facts(Scenario scenario) {
        List<Told> facts = new ArrayList<>();
        new World(scenario, id -> "p:" + Integer.toHexString(id.hashCode()))
                .forEachRemaining(facts::add);
        assertThat(facts).extracting(Told::topic).doesNotContain(Topic.WALLET_EVENTS);
        return facts;
    }
}
