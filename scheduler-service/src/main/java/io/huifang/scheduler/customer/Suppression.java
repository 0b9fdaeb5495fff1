package io.huifang.scheduler.customer;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;

/**
 * A do-not-contact entry.
 *
 * @param until until when, exclusive, UTC; null for good
 * @param because why, in the words of who set it; no personal data
 * @param setBy account of the person, or {@code disposition:<name>} when a call led to it
 * @param setAt when it was set, UTC
 */
public record Suppression(Instant until, String because, String setBy, Instant setAt) {

    private static final String DISPOSITION = "disposition:";

    /** The entry that follows from a call, for good. */
    public static Suppression by(Disposition disposition, Instant at) {
        String name = DISPOSITION + disposition;
        return new Suppression(null, name, name, at);
    }

    /** Whether it follows from a call; otherwise a person set it. */
    public boolean followsFromCall() {
        return setBy.startsWith(DISPOSITION);
    }

    /** Whether it forbids contact at that instant. */
    public boolean forbids(Instant at) {
        return until == null || at.isBefore(until);
    }
}
