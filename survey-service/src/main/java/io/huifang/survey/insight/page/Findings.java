package io.huifang.survey.insight.page;

import io.huifang.survey.insight.effect.EffectsView;
import io.huifang.survey.insight.effect.EffectsView.OutcomeView;
import io.huifang.survey.insight.effect.EffectsView.ShareView;
import io.huifang.survey.insight.signal.SignalView;
import io.huifang.survey.insight.suggestion.SuggestionView;
import io.huifang.survey.insight.suggestion.SuggestionView.TriedView;
import io.huifang.survey.page.Wording;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found in the numbers.
 *
 * @param effects what calls do, beside customers who were not called by lot
 * @param signals unusual rises, the latest first
 * @param suggestions what the policy might do otherwise, the clearest first
 */
public record Findings(
        List<EffectLine> effects, List<SignalLine> signals, List<SuggestionLine> suggestions) {

    /**
     * One outcome for one reason.
     *
     * @param called of those who were to be called
     * @param heldOut of those who were not
     * @param difference of both, in percentage points
     * @param interval where the difference lies
     * @param hidden whether a side has so few people that nothing is told
     */
    public record EffectLine(
            String reason,
            String outcome,
            String called,
            String heldOut,
            String difference,
            String interval,
            boolean hidden) {}

    /**
     * One unusual rise.
     *
     * @param what kind of event, and what the events have in common
     * @param expected in such an hour
     * @param until when it was over; words while it lasts
     * @param incident id of the scheduler's incident; null for none
     */
    public record SignalLine(
            String what,
            String since,
            String until,
            String events,
            String expected,
            String incident) {}

    /**
     * One suggestion.
     *
     * @param words what it says
     * @param then the share of customers reached at that time
     * @param otherwise at all others
     * @param interval where the difference lies
     * @param dismissed who did not want it, when; null for nobody
     * @param path where it is dismissed
     */
    public record SuggestionLine(
            String words,
            String then,
            String otherwise,
            String interval,
            String dismissed,
            String path) {}

    static Findings of(
            EffectsView effects,
            List<SignalView> signals,
            List<SuggestionView> suggestions,
            DashboardQuery query,
            Wording wording) {
        return new Findings(
                effects.effects().stream()
                        .filter(it -> query.reason() == null || it.reason().equals(query.reason()))
                        .flatMap(
                                it ->
                                        it.outcomes().stream()
                                                .map(one -> line(it.reason(), one, wording)))
                        .toList(),
                signals.stream().map(it -> line(it, wording)).toList(),
                suggestions.stream().map(it -> line(it, wording)).toList());
    }

    private static EffectLine line(String reason, OutcomeView outcome, Wording wording) {
        Numbers numbers = new Numbers(wording);
        return new EffectLine(
                wording.name("reason", reason),
                wording.name("outcome", outcome.outcome()),
                share(outcome.called(), wording),
                share(outcome.heldOut(), wording),
                numbers.points(outcome.difference()),
                outcome.low() == null
                        ? Numbers.NONE
                        : wording.say(
                                "between",
                                numbers.points(outcome.low()),
                                numbers.points(outcome.high())),
                outcome.hidden());
    }

    private static String share(ShareView share, Wording wording) {
        Numbers numbers = new Numbers(wording);
        return share == null
                ? Numbers.NONE
                : wording.say("of", numbers.share(share.share()), numbers.count(share.n()));
    }

    private static SignalLine line(SignalView signal, Wording wording) {
        String traits =
                signal.traits().entrySet().stream()
                        .map(it -> wording.name("trait", it.getKey()) + " " + it.getValue())
                        .collect(Collectors.joining(", "));
        String type = wording.name("eventType", signal.eventType());
        return new SignalLine(
                traits.isEmpty() ? type : type + ": " + traits,
                wording.at(signal.since()),
                signal.endedAt() == null
                        ? wording.say("signals.lasts")
                        : wording.at(signal.endedAt()),
                new Numbers(wording).count(signal.events()),
                new Numbers(wording).decimal(signal.expected(), 1),
                signal.incidentId() == null ? null : signal.incidentId().toString());
    }

    private static SuggestionLine line(SuggestionView suggestion, Wording wording) {
        Numbers numbers = new Numbers(wording);
        boolean ofReason = suggestion.kind().equals("HOUR");
        String subject = wording.name(ofReason ? "reason" : "disposition", suggestion.subject());
        String value = wording.name("suggested", suggestion.value());
        return new SuggestionLine(
                wording.say("suggestion." + suggestion.kind(), subject, value),
                tried(suggestion.then(), wording),
                tried(suggestion.otherwise(), wording),
                wording.say(
                        "between",
                        numbers.points(suggestion.low()),
                        numbers.points(suggestion.high())),
                suggestion.dismissed() == null
                        ? null
                        : wording.say(
                                "suggestion.dismissed",
                                suggestion.dismissed().by(),
                                wording.at(suggestion.dismissed().at())),
                DismissalPageResource.path(suggestion.id()));
    }

    private static String tried(TriedView tried, Wording wording) {
        Numbers numbers = new Numbers(wording);
        return wording.say("of", numbers.share(tried.share()), numbers.count(tried.n()));
    }
}
