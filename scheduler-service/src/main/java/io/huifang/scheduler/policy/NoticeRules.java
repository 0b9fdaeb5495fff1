package io.huifang.scheduler.policy;

import io.huifang.contract.callback.NoticeRequested.Channel;
import io.huifang.contract.callback.Purpose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The written notices a policy may ask for, and the order in which a sender tries to send them.
 *
 * @param own names of the company's own templates, and whether each text has a link to the page on
 *     which the customer answers; the shipped ones are known without being named
 * @param channels the one wished for most first; at least one
 * @param channelsOf instead of these, for single texts, by name
 * @param insteadOfACall what customers are told for whom there is no hour; null for nothing
 * @param ofSurveys what invites to a questionnaire; null for nobody being written to about one
 */
public record NoticeRules(
        Map<String, Boolean> own,
        List<Channel> channels,
        Map<String, List<Channel>> channelsOf,
        InsteadOfACall insteadOfACall,
        OfSurveys ofSurveys) {
    /** Announces the first call of a task. */
    public static final String BEFORE_A_CALL = "we-will-call-you";

    /** Invites to a questionnaire, whose link it has: of no use for anything else. */
    public static final String TO_A_QUESTIONNAIRE = "tell-us-in-writing";

    /**
     * The shipped templates, whose texts stand in {@code notices/}, and whether they have a link.
     */
    public static final Map<String, Boolean> SHIPPED =
            Map.of(
                    BEFORE_A_CALL,
                    true,
                    "your-appointment",
                    true,
                    "we-missed-you",
                    true,
                    "we-will-call-once-more",
                    true,
                    "could-not-reach-you",
                    false,
                    "number-does-not-work",
                    false,
                    "no-hour-for-a-call",
                    false,
                    "we-know-of-the-trouble",
                    false,
                    TO_A_QUESTIONNAIRE,
                    true);

    public NoticeRules {
        own = Map.copyOf(own);
        channels = List.copyOf(channels);
        channelsOf = Map.copyOf(channelsOf);
    }

    /** The text of that name; empty when there is none. */
    public Optional<NoticeText> find(String template) {
        Boolean linked = own.getOrDefault(template, SHIPPED.get(template));
        return Optional.ofNullable(linked)
                .map(
                        it ->
                                new NoticeText(
                                        template, it, channelsOf.getOrDefault(template, channels)));
    }

    /** The text of a name that this policy itself uses. */
    public NoticeText text(String template) {
        return find(template)
                .orElseThrow(() -> new IllegalArgumentException("no such notice: " + template));
    }

    /** Every name that may be used for what is not about a questionnaire. */
    public Map<String, Boolean> known() {
        Map<String, Boolean> known = new HashMap<>(SHIPPED);
        known.remove(TO_A_QUESTIONNAIRE);
        known.putAll(own);
        return Map.copyOf(known);
    }

    /**
     * The text for somebody who is waiting for a call for that reason, when there is no hour for
     * one while it is of use. Nobody waits for a call that only we want; and about what needs a
     * safe number nobody is written to.
     */
    public Optional<String> insteadOfACall(Reason reason) {
        boolean awaited = reason.purpose() == Purpose.SERVICE && !reason.safeNumber();
        return Optional.ofNullable(insteadOfACall)
                .filter(it -> awaited && !it.except().contains(reason.name()))
                .map(InsteadOfACall::template);
    }

    /**
     * The text that invites to a questionnaire about a matter of that reason.
     *
     * @param reason its name
     */
    public Optional<String> ofSurvey(String reason) {
        return Optional.ofNullable(ofSurveys)
                .filter(it -> !it.except().contains(reason))
                .map(OfSurveys::template);
    }

    /**
     * What invites to a questionnaire.
     *
     * @param template id of the text, which has a link
     * @param except names of reasons for which nobody is written to
     */
    public record OfSurveys(String template, Set<String> except) {
        public OfSurveys {
            except = Set.copyOf(except);
        }
    }

    /**
     * What is written where no call can be made.
     *
     * @param template id of the text
     * @param except names of reasons for which nothing is
     */
    public record InsteadOfACall(String template, Set<String> except) {
        public InsteadOfACall {
            except = Set.copyOf(except);
        }
    }

    /**
     * A text to send.
     *
     * @param template its id
     * @param linked whether it has a link to the page on which the customer answers
     * @param channels ways to send it, the one wished for most first
     */
    public record NoticeText(String template, boolean linked, List<Channel> channels) {}
}
