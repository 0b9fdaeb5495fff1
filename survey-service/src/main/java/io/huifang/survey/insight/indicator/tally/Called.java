package io.huifang.survey.insight.indicator.tally;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.insight.indicator.Dimension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a callback's attempts, answers and promises count for. */
public final class Called {
    private final CaseHistory history;
    private final Repeats events;

    private Called(CaseHistory history, Repeats events) {
        this.history = history;
        this.events = events;
    }

    /**
     * Everything one callback counts for, as it is known now.
     *
     * @param events whether an event of the same customer and reason followed
     */
    public static List<Observation> observations(CaseHistory history, Repeats events) {
        Called called = new Called(history, events);
        List<Observation> seen = new ArrayList<>();
        history.attempts().values().forEach(attempt -> seen.add(called.attempt(attempt)));
        history.responses().values().forEach(response -> seen.add(response(response)));
        Map<Dimension, String> of = Closed.dimensions(history);
        history.promises().values().forEach(promise -> called.promise(promise, of, seen));
        seen.addAll(Closed.observations(history, of));
        seen.removeIf(one -> one.amounts().isEmpty());
        return seen;
    }

    private Observation attempt(AttemptFact fact) {
        Map<String, Amount> amounts = new HashMap<>();
        amounts.put("offered", Amount.ONE);
        amounts.put("stale-offered", Amount.share(Boolean.TRUE.equals(fact.offeredStale())));
        long waited = Live.seconds(fact.offeredAt(), fact.claimedAt());
        amounts.put("queue-age", Amount.of(Math.max(0, waited)));
        if (fact.rootCause() != null) {
            amounts.put(Tally.measure("root-cause", fact.rootCause()), Amount.ONE);
        }
        if (Live.isLive(fact)) {
            live(fact, amounts);
        }
        history.firstLive().filter(fact::equals).ifPresent(first -> firstLive(first, amounts));
        history.firstContact()
                .filter(fact::equals)
                .ifPresent(first -> firstContact(first, amounts));
        return new Observation(
                fact.occurredAt(),
                Observation.of(fact.reason(), fact.region(), fact.language(), fact.agentGroup()),
                amounts);
    }

    private static void live(AttemptFact fact, Map<String, Amount> amounts) {
        amounts.put("dialled", Amount.ONE);
        amounts.put("contact-rate", Amount.share(fact.contacted()));
        amounts.put("right-party-rate-dialled", Amount.share(fact.rightParty()));
        amounts.put("budget-breaches", Amount.share(Boolean.TRUE.equals(fact.budgetBroken())));
        if (fact.contacted()) {
            amounts.put("connected", Amount.ONE);
            amounts.put("right-party-rate-connected", Amount.share(fact.rightParty()));
        }
        if (fact.rightParty()) {
            amounts.put("concluded", Amount.ONE);
        }
        if (fact.appointmentAt() != null) {
            long late = Live.seconds(fact.appointmentAt(), Live.calledAt(fact));
            amounts.put("punctuality", Amount.of(late));
        }
    }

    private static void firstLive(AttemptFact first, Map<String, Amount> amounts) {
        long waited = Live.seconds(first.eventTime(), Live.calledAt(first));
        String upTo = Long.toString(SecondsGrid.upTo(Math.max(0, waited)));
        amounts.put(Tally.measure("time-to-callback", upTo), Amount.ONE);
    }

    private void firstContact(AttemptFact first, Map<String, Amount> amounts) {
        boolean resolved = first.disposition() == Disposition.REACHED_RESOLVED;
        amounts.put("fcr-agent", Amount.share(resolved));
        for (int days : new int[] {7, 14}) {
            boolean again =
                    events.within(first.reason(), first.occurredAt(), Duration.ofDays(days));
            amounts.put("fcr-no-repeat-" + days + "d", Amount.share(!again));
        }
        history.lastWordOn(first)
                .ifPresent(word -> amounts.put("fcr-customer", Amount.share(word.resolved())));
    }

    private static Observation response(ResponseFact fact) {
        Map<String, Amount> amounts = new HashMap<>();
        Optional.ofNullable(fact.csat())
                .ifPresent(score -> amounts.put("csat", Amount.share(score >= 4)));
        Optional.ofNullable(fact.nps())
                .map(score -> score >= 9 ? 1 : score <= 6 ? -1 : 0)
                .ifPresent(side -> amounts.put("nps", Amount.of(side)));
        Optional.ofNullable(fact.ces())
                .ifPresent(
                        score -> {
                            amounts.put("ces", Amount.of(score));
                            amounts.put("ces-easy", Amount.share(score >= 5));
                        });
        return new Observation(
                fact.occurredAt(),
                Observation.of(fact.reason(), fact.region(), fact.language(), fact.agentGroup()),
                amounts);
    }

    private void promise(PromiseFact fact, Map<Dimension, String> of, List<Observation> seen) {
        if (fact.state() != PromiseFact.State.MADE && fact.settledAt() != null) {
            boolean kept = fact.state() == PromiseFact.State.KEPT;
            seen.add(
                    new Observation(
                            fact.settledAt(), of, Map.of("promises-kept", Amount.share(kept))));
        }
    }
}
