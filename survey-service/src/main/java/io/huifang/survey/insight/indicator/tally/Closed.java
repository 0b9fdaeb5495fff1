package io.huifang.survey.insight.indicator.tally;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.callback.Outcome;
import io.huifang.survey.insight.indicator.Dimension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a callback itself counts for: that it was opened, due and closed. */
final class Closed {
    private Closed() {}

    /** Of the callback itself, without an agent; none when neither opening nor end were heard. */
    static Map<Dimension, String> dimensions(CaseHistory history) {
        return Observation.of(
                said(history, CallbackFact::reason).orElse(null),
                said(history, CallbackFact::region).orElse(null),
                said(history, CallbackFact::language).orElse(null),
                null);
    }

    static List<Observation> observations(CaseHistory history, Map<Dimension, String> of) {
        List<Observation> seen = new ArrayList<>();
        said(history, CallbackFact::openedAt)
                .ifPresent(at -> seen.add(new Observation(at, of, Map.of("opened", Amount.ONE))));
        said(history, CallbackFact::targetAt)
                .filter(target -> wasDue(history, target))
                .ifPresent(
                        target ->
                                seen.add(
                                        new Observation(
                                                target,
                                                of,
                                                Map.of(
                                                        "sla-attainment",
                                                        Amount.share(inTime(history, target))))));
        if (history.end() != null && history.end().closedAt() != null) {
            seen.add(new Observation(history.end().closedAt(), of, closed(history)));
        }
        return seen;
    }

    /** Not when the matter was over by then and nobody had called. */
    private static boolean wasDue(CaseHistory history, Instant target) {
        CallbackFact end = history.end();
        boolean over = end != null && end.closedAt() != null && !end.closedAt().isAfter(target);
        return !over || history.firstLive().isPresent();
    }

    private static boolean inTime(CaseHistory history, Instant target) {
        return history.firstLive()
                .filter(first -> !Live.calledAt(first).isAfter(target))
                .isPresent();
    }

    private static Map<String, Amount> closed(CaseHistory history) {
        Map<String, Amount> amounts = new HashMap<>();
        CallbackFact end = history.end();
        if (end.outcome() != null) {
            amounts.put("closed-" + end.outcome().name().toLowerCase(Locale.ROOT), Amount.ONE);
        }
        amounts.put("attempts-per-callback", Amount.of(end.attempts()));
        if (end.outcome() == Outcome.RESOLVED) {
            said(history, CallbackFact::eventTime)
                    .ifPresent(at -> amounts.put("time-to-solution", waited(at, end.closedAt())));
        }
        history.last()
                .map(AttemptFact::aapor)
                .flatMap(Aapor::of)
                .ifPresent(
                        code -> {
                            amounts.put("aapor-rr1", Amount.share(code == Aapor.COMPLETE));
                            amounts.put("aapor-ref1", Amount.share(code == Aapor.REFUSED));
                            amounts.put("aapor-con1", Amount.share(code.reached()));
                            if (code.reached()) {
                                amounts.put("aapor-coop1", Amount.share(code == Aapor.COMPLETE));
                            }
                        });
        return amounts;
    }

    private static Amount waited(Instant from, Instant to) {
        return Amount.of(Math.max(0, Live.seconds(from, to)));
    }

    private static <T> Optional<T> said(CaseHistory history, Function<CallbackFact, T> what) {
        return history.told().map(what).filter(said -> said != null).findFirst();
    }
}
