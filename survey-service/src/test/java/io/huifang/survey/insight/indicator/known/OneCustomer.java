package io.huifang.survey.insight.indicator.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Facts of one customer, who has a callback of the same reason every three hours. */
final class OneCustomer {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Duration UNTIL_CALLED = Duration.ofHours(1);

    private static final ObjectMapper MAPPER = new ObjectMapper().findAndRegisterModules();
    private static final String CUSTOMER = "pseudonym";
    private static final String REASON = "refund delayed!";

    private OneCustomer() {}

    /** The facts of many as if they were one's. */
    static List<Fact> all(List<Fact> facts) {
        List<Fact> his = new ArrayList<>();
        for (Fact fact : facts) {
            ObjectNode json = MAPPER.valueToTree(fact);
            try {
                his.add(MAPPER.treeToValue(json.put("customerId", CUSTOMER), fact.getClass()));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return his;
    }

    static List<Fact> callbacks(int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.addAll(callback(i));
        }
        return facts;
    }

    static List<Fact> callback(int nth) {
        Instant called = at(nth).plus(UNTIL_CALLED);
        return List.of(
                decided(id(nth), at(nth)),
                told(id(nth), at(nth), null),
                reached(id(nth), called, 0),
                told(id(nth), at(nth), called.plusSeconds(60)));
    }

    static Instant at(int nth) {
        return NOON.plus(Duration.ofHours(3).multipliedBy(nth));
    }

    static UUID id(int nth) {
        return new UUID(7, nth);
    }

    static DecisionFact decided(UUID callback, Instant at) {
        return new DecisionFact(
                new UUID(
                        callback.getMostSignificantBits(),
                        1_000_000 + callback.getLeastSignificantBits()),
                at,
                CUSTOMER,
                "io.huifang.refund.delayed.v1",
                DecisionKind.SCHEDULED,
                REASON,
                "rule",
                1,
                callback,
                at,
                null,
                null,
                "CN",
                null,
                null,
                null,
                true,
                null);
    }

    private static CallbackFact told(UUID callback, Instant opened, Instant closed) {
        return new CallbackFact(
                UUID.randomUUID(),
                closed == null ? opened : closed,
                CUSTOMER,
                callback,
                closed == null ? CallbackFact.Status.OPEN : CallbackFact.Status.CLOSED,
                closed == null ? 0 : 1,
                REASON,
                "CN",
                null,
                opened,
                opened,
                null,
                null,
                closed,
                closed == null ? null : Outcome.RESOLVED,
                closed == null ? 0 : 1,
                null);
    }

    /** The customer himself was reached. */
    static AttemptFact reached(UUID callback, Instant at, int revision) {
        return ended(callback, at, revision, Disposition.REACHED_RESOLVED);
    }

    static AttemptFact ended(UUID callback, Instant at, int revision, Disposition how) {
        return new AttemptFact(
                UUID.randomUUID(),
                at,
                CUSTOMER,
                callback,
                callback,
                1,
                revision,
                REASON,
                60,
                "SERVICE",
                how,
                how.aapor().orElse(null),
                how.contacted(),
                how.rightParty(),
                "agent-1",
                NOON,
                NOON,
                NOON,
                NOON,
                null,
                null,
                1,
                "CN",
                null,
                "north",
                null,
                null,
                true,
                null,
                null,
                null);
    }
}
