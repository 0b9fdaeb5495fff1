package io.huifang.survey.insight.indicator.counting;

import static io.huifang.contract.Topic.ANALYTICS_DECISIONS;
import static io.huifang.contract.Topic.ANALYTICS_KPIS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.KpiFact;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.survey.insight.InsightRig;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** What the counting does with odd facts and old numbers, on real Kafka. */
@Tag("R89")
class CountFactsTest {
    private final String reason = "reason-" + UUID.randomUUID();

    /** Each test has one of its own: what was told goes by the time of what was told before. */
    private InsightRig rig;

    @BeforeEach
    void start() {
        rig = new InsightRig().start("state");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    @Tag("P6")
    void anOddFactDelaysNothingBehindItAndCountsNowhere() {
        String customer = "pseudonym-" + UUID.randomUUID();
        UUID eventId = UUID.randomUUID();
        Instant noon = Instant.now();

        // no calendar has a day for it
        rig.tell(ANALYTICS_DECISIONS, decision(eventId, customer, Instant.MAX, reason));
        rig.tell(ANALYTICS_DECISIONS, decision(eventId, customer, noon, reason));

        Predicate<JsonNode> counted = fact -> isOfMine(fact) && fact.path("n").asLong() == 1;
        assertThat(rig.told(ANALYTICS_KPIS, counted, 2))
                .as("an hour and a day, as if the odd one had not been told")
                .hasSize(2);
        assertThat(
                        rig.meters
                                .counter(
                                        "huifang.insight.unreadable",
                                        "topic",
                                        ANALYTICS_DECISIONS.topicName())
                                .count())
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    @Tag("P17")
    void whatWasGatheredAndNotToldIsToldByWhoeverComesNext() {
        rig.stop();
        rig.start("gathers", Duration.ofHours(1));
        String customer = "pseudonym-" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            rig.tell(
                    ANALYTICS_DECISIONS,
                    decision(UUID.randomUUID(), customer, Instant.now(), reason));
        }
        String changes = rig.application + "-indicator-changes-repartition";
        await().atMost(Duration.ofMinutes(1)).until(() -> rig.read(changes) > 0);
        assertThat(toldOfMine()).as("gathered for an hour").isZero();

        rig.breakOff();
        rig.start("comes next");

        Predicate<JsonNode> all = fact -> isOfMine(fact) && fact.path("n").asLong() == 3;
        assertThat(rig.told(ANALYTICS_KPIS, all, 2)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void manyFactsOfOneTimeAreToldTogether() {
        rig.stop();
        rig.start("state", Duration.ofSeconds(2));
        Instant noon = Instant.now();
        int many = 300;
        for (int i = 0; i < many; i++) {
            rig.tellSoon(
                    ANALYTICS_DECISIONS,
                    decision(UUID.randomUUID(), "pseudonym-" + i, noon, reason));
        }

        Predicate<JsonNode> all = fact -> isOfMine(fact) && fact.path("n").asLong() == many;
        assertThat(rig.told(ANALYTICS_KPIS, all, 2))
                .allSatisfy(
                        told ->
                                assertThat(rig.read(told, KpiFact.class).revision())
                                        .as("each of them was a change")
                                        .isLessThan(many / 10));
    }

    private long toldOfMine() {
        return rig.all(ANALYTICS_KPIS.topicName()).stream()
                .filter(record -> record.key().contains(reason))
                .count();
    }

    @Test
    void hoursThatCannotChangeAnyMoreLeaveTheTopicAndDaysStay() {
        Instant then = Instant.now().minus(Duration.ofDays(170));
        String customer = "pseudonym-" + UUID.randomUUID();

        rig.tellAt(then, ANALYTICS_DECISIONS, decision(UUID.randomUUID(), customer, then, reason));
        List<KpiFact> told =
                rig.told(ANALYTICS_KPIS, this::isOfMine, 2).stream()
                        .map(record -> rig.read(record, KpiFact.class))
                        .toList();
        // of very many windows, so that time goes on wherever sums are kept
        for (int i = 0; i < 200; i++) {
            Instant at = Instant.now().minus(Duration.ofHours(i));
            String other = reason + "-" + i;
            rig.tellSoon(ANALYTICS_DECISIONS, decision(UUID.randomUUID(), customer + i, at, other));
        }

        String hour = told.stream().filter(it -> isHour(it)).findAny().orElseThrow().key();
        String day = told.stream().filter(it -> !isHour(it)).findAny().orElseThrow().key();
        await().atMost(Duration.ofMinutes(1)).until(() -> isTakenBack(hour));
        assertThat(isTakenBack(day)).isFalse();
    }

    private boolean isOfMine(JsonNode fact) {
        return fact.path("indicator").asText().equals("events")
                && fact.path("dimensions").size() == 1
                && fact.path("dimensions").path("reason").asText().equals(reason);
    }

    private static boolean isHour(KpiFact kpi) {
        return Duration.between(kpi.windowStart(), kpi.windowEnd()).equals(Duration.ofHours(1));
    }

    private boolean isTakenBack(String key) {
        return rig.all(ANALYTICS_KPIS.topicName()).stream()
                .anyMatch(record -> record.value() == null && key.equals(record.key()));
    }

    private static DecisionFact decision(UUID eventId, String customer, Instant at, String reason) {
        return new DecisionFact(
                eventId,
                at,
                customer,
                "io.huifang.payment.failed.v1",
                DecisionKind.IGNORED,
                reason,
                "rule",
                1,
                null,
                null,
                null,
                null,
                "CN",
                null,
                null,
                null,
                true,
                null);
    }
}
