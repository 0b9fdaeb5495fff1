package io.huifang.scheduler.decision;

import io.huifang.contract.Rfc3339;
import io.huifang.contract.wallet.CallbackRequested;
import io.huifang.scheduler.callback.ChosenTime;
import io.huifang.scheduler.policy.Feasibility.Feasible;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the call about an event is wanted, before calling hours are asked. Who asks to be called may
 * name the instant: his wish outranks the reason's wait and outlasts its freshness.
 *
 * @param dueAt not before this instant, UTC
 * @param freshUntil after it the call is of no use, UTC
 * @param appointment whether the customer chose {@code dueAt}
 * @param askedFor the instant he asked for, also one that cannot be kept, UTC; null for none
 * @param rule what settled it
 * @param because how the explanation puts it: the middle of a sentence
 */
record WantedTime(
        Instant dueAt,
        Instant freshUntil,
        boolean appointment,
        Instant askedFor,
        String rule,
        String because) {
    /** Nothing in a policy lasts longer; see the horizon of the calling windows. */
    private static final Duration FURTHEST = Duration.ofDays(31);

    private static final String USUAL = ", as its reason wants";

    /**
     * @param usualDue when it would be due without a wish, UTC
     * @param usuallyFresh until when the policy finds it fresh, UTC; the sender may say less
     */
    static WantedTime of(WalletEvent event, Instant usualDue, Instant usuallyFresh, Instant now) {
        Instant freshUntil = earlier(usuallyFresh, event.expiryTime());
        Optional<Instant> asked = asked(event);
        if (asked.isEmpty()) {
            return new WantedTime(usualDue, freshUntil, false, null, "reason.schedule", USUAL);
        }
        Instant at = asked.get();
        if (!at.isAfter(now)) {
            String passed =
                    USUAL + ", because the instant the customer asked for, " + at + ", is over";
            return new WantedTime(usualDue, freshUntil, false, at, "appointment.past", passed);
        }
        Instant expiry = event.expiryTime();
        if (at.isAfter(now.plus(FURTHEST)) || expiry != null && !at.isBefore(expiry)) {
            String far =
                    USUAL + ", because the instant the customer asked for, " + at + ", is too far";
            return new WantedTime(usualDue, freshUntil, false, at, "appointment.too-far", far);
        }
        return new WantedTime(
                at,
                later(freshUntil, at.plus(ChosenTime.TOLERANCE)),
                true,
                at,
                "appointment.requested",
                ", as the customer asked");
    }

    /**
     * The instant at which the call must have begun, UTC: what a customer chose outlasts freshness.
     *
     * @param expiryTime after it the event is of no use, UTC; null for never
     */
    Instant limit(Instant expiryTime) {
        if (!appointment) return freshUntil;
        return expiryTime == null ? Instant.MAX : expiryTime;
    }

    /**
     * How long it stays fresh, UTC.
     *
     * @param opensAt when calling is allowed at last, UTC
     * @param expiryTime after it the event is of no use, UTC; null for never
     */
    Instant freshUntil(Instant opensAt, Instant expiryTime) {
        if (!appointment) return freshUntil;
        Instant kept = later(freshUntil, opensAt.plus(ChosenTime.TOLERANCE));
        return earlier(kept, expiryTime);
    }

    /**
     * The explanation of a plan.
     *
     * @param open when calling is allowed
     * @param note the end of its sentence; empty for nothing
     */
    String explained(Feasible open, String note) {
        return open.isMoved()
                ? "A callback was due at "
                        + dueAt
                        + because
                        + ", but it is put off until "
                        + open.from()
                        + ", because "
                        + open.settledBy().explanation()
                        + note
                        + "."
                : "A callback is due at " + dueAt + because + note + ".";
    }

    private static Optional<Instant> asked(WalletEvent event) {
        return event.type().equals(CallbackRequested.TYPE)
                ? event.facts().text("preferredAt").filter(Rfc3339::isReadable).map(Rfc3339::parse)
                : Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
