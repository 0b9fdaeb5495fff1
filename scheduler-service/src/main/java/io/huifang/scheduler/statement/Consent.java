package io.huifang.scheduler.statement;

import java.time.Instant;

/**
 * What a customer said about one purpose: the newest word of each kind, so that the order of
 * arrival does not matter. Where both are of one instant, the withdrawal counts.
 *
 * @param grantedAt event time of the newest grant, UTC; null for none
 * @param withdrawnAt event time of the newest withdrawal, UTC; null for none
 */
public record Consent(Instant grantedAt, Instant withdrawnAt) {
    /** Nothing was said. */
    public static final Consent NONE = new Consent(null, null);

    /** Whether there is a grant that was not withdrawn. */
    public boolean isGranted() {
        return grantedAt != null && !isWithdrawn();
    }

    /** Whether the last word was a withdrawal. */
    public boolean isWithdrawn() {
        return withdrawnAt != null && (grantedAt == null || !grantedAt.isAfter(withdrawnAt));
    }

    /**
     * Whether a withdrawal stops what follows from an event of that time. Also one that was taken
     * back stops what is older than itself: had it come in time, it would have ended that.
     */
    public boolean stops(Instant eventTime) {
        return withdrawnAt != null && (isWithdrawn() || !eventTime.isAfter(withdrawnAt));
    }

    Consent granted(Instant at) {
        return new Consent(later(grantedAt, at), withdrawnAt);
    }

    Consent withdrawn(Instant at) {
        return new Consent(grantedAt, later(withdrawnAt, at));
    }

    private static Instant later(Instant known, Instant at) {
        return known == null || at.isAfter(known) ? at : known;
    }
}
