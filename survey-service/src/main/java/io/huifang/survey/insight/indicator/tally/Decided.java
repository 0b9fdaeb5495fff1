package io.huifang.survey.insight.indicator.tally;

import io.huifang.contract.analytics.DecisionFact;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A decision, as far as it is remembered.
 *
 * @param at when it was made
 * @param eventTime when the event happened; null when not told
 * @param reason null for none
 * @param region null when not known
 * @param language null when not known
 */
public record Decided(
        Instant at, Instant eventTime, String reason, String region, String language) {
    private static final Set<String> OPT_OUTS =
            Set.of("io.huifang.customer.consent_withdrawn.v1", "io.huifang.callback.declined.v1");

    public static Decided of(DecisionFact fact) {
        return new Decided(
                fact.occurredAt(), fact.eventTime(), fact.reason(), fact.region(), fact.language());
    }

    /** What a decision counts for by itself. */
    public static Observation alone(DecisionFact fact) {
        Map<String, Amount> amounts = new HashMap<>();
        amounts.put("events", Amount.ONE);
        amounts.put(named(fact), Amount.ONE);
        amounts.put("explained-share", Amount.share(fact.explained()));
        if (OPT_OUTS.contains(fact.eventType()) && fact.eventTime() != null) {
            long seconds = Live.seconds(fact.eventTime(), fact.occurredAt());
            amounts.put("opt-out-time", Amount.of(Math.max(0, seconds)));
        }
        return new Observation(
                fact.occurredAt(),
                Observation.of(fact.reason(), fact.region(), fact.language(), null),
                amounts);
    }

    /**
     * What it counts for among the customer's other facts.
     *
     * @param contacts whether the customer was spoken to in the time before
     */
    public List<Observation> amongOthers(Repeats contacts) {
        if (reason == null || eventTime == null) {
            return List.of();
        }
        boolean repeats = contacts.within(reason, eventTime, Repeats.LONGEST);
        return List.of(
                new Observation(
                        at,
                        Observation.of(reason, region, language, null),
                        Map.of("repeat-rate", Amount.share(repeats))));
    }

    /** As the only event that could follow on a contact. */
    public Repeats following() {
        return (reason, contact, time) ->
                eventTime != null
                        && reason.equals(this.reason)
                        && Repeats.follows(contact, eventTime, time);
    }

    private static String named(DecisionFact fact) {
        return "decided-" + fact.decision().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
