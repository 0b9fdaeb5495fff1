package io.huifang.scheduler.policy;

import io.huifang.contract.callback.IdentityLevel;
import io.huifang.contract.callback.Purpose;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Why we would call, with everything the policy says about it.
 *
 * @param name such as {@code refund-delayed}; stands on tasks, attempts and indicators
 * @param priority 0–100, higher first
 * @param defaultWait from the event to the first attempt
 * @param waitBySeverity instead of {@code defaultWait} for events that state a {@code severity}: 1
 *     is the gravest, 4 the mildest; empty when severity does not matter
 * @param freshness how long after the event a call is of use; longer than any wait
 * @param purpose what the contact is for
 * @param script id of the script the agent follows
 * @param questionnaire id of the questionnaire to ask; null for none
 * @param skill skill the agent needs; null for any
 * @param language BCP 47 language the agent needs; null for any
 * @param mergeBy what makes two events one cause
 * @param retryPlan what follows each way an attempt can end
 * @param override what outranks the customer's word that he wants no contact
 * @param safeNumber whether a number that was changed lately is not called about it, but the one
 *     from before
 * @param sla what must happen in time in a case that begins for it; null for nothing
 * @param atMostEvery events of one customer open one call for it in such a time; null for any
 *     number
 * @param noticeBefore a first call that is planned at least so far ahead is announced in writing;
 *     null when none is
 * @param identity how sure the agent must be of who is on the line; null where nothing is said
 */
public record Reason(
        String name,
        int priority,
        Wait defaultWait,
        Map<Integer, Wait> waitBySeverity,
        Duration freshness,
        Purpose purpose,
        String script,
        String questionnaire,
        String skill,
        String language,
        MergeBy mergeBy,
        RetryPlan retryPlan,
        WordOverride override,
        boolean safeNumber,
        Sla sla,
        Duration atMostEvery,
        Duration noticeBefore,
        IdentityLevel identity) {

    public Reason {
        waitBySeverity = Map.copyOf(waitBySeverity);
    }

    /** What outranks a customer's word that he wants no contact. Always explained. */
    public enum WordOverride {
        /** Nothing. */
        NONE,
        /** Nothing; only the hours he wishes for do not end it where they leave no time at all. */
        PRESSING,
        /** The call is for his own protection. */
        PROTECTS,
        /** He asked for this call after he had said so. */
        REQUESTED
    }

    /**
     * The same within a case that began with a reason that needs a safe number. What follows it up
     * is as much in the way of whoever took the account over, so that it is the same kind of
     * contact: for that purpose, never at his number, never stopped by his word.
     */
    Reason within(Reason first) {
        return new Reason(
                name,
                priority,
                defaultWait,
                waitBySeverity,
                freshness,
                first.purpose,
                script,
                questionnaire,
                skill,
                language,
                mergeBy,
                retryPlan,
                first.override == WordOverride.NONE ? override : first.override,
                true,
                sla,
                atMostEvery,
                noticeBefore,
                identityWithin(first));
    }

    // A weaker check within the same case would be the way in for whom the first call keeps out.
    private IdentityLevel identityWithin(Reason first) {
        return identity == null && first.identity == null
                ? null
                : needed().orStronger(first.needed());
    }

    private IdentityLevel needed() {
        return identity == null ? IdentityLevel.usualFor(purpose) : identity;
    }

    /** Whether hours the customer wishes for may put it off, but not end it. */
    boolean outlastsWishes() {
        return purpose == Purpose.RISK || safeNumber || override == WordOverride.PRESSING;
    }

    /** What makes two events of one customer the same cause, with one open task for both. */
    public enum MergeBy {
        /** The same reason about the same subject, such as one refund. */
        SUBJECT,
        /** The same reason, whatever it is about. */
        CUSTOMER
    }

    /** The wait that counts for an event: its severity's own, or else the reason's. */
    Wait waitFor(EventFacts facts) {
        if (waitBySeverity.isEmpty()) return defaultWait;
        Optional<String> severity = facts.text("severity");
        return waitBySeverity.entrySet().stream()
                .filter(entry -> severity.equals(Optional.of(entry.getKey().toString())))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(defaultWait);
    }

    /** Whether a first call planned for then is announced now. */
    public boolean announces(Instant dueAt, Instant now) {
        return noticeBefore != null && !dueAt.isBefore(now.plus(noticeBefore));
    }

    /** Whether a contact is for the customer's own protection. */
    public boolean protects() {
        return override == WordOverride.PROTECTS;
    }

    /** After this instant the call is of no use. */
    public Instant freshUntil(Instant eventTime) {
        return eventTime.plus(freshness);
    }
}
