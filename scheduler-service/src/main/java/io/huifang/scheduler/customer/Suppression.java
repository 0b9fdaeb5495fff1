package io.huifang.scheduler.customer;

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

    /** Whether it forbids contact at that instant. */
    public boolean forbids(Instant at) {
        return until == null || at.isBefore(until);
    }
}
