package io.huifang.intake.rate;

import java.time.Clock;
import java.util.Optional;

/**
 * Events that one sender may still send. It fills up steadily to the burst. A request is let in
 * while there is at least one event left; what it brings is charged in full as soon as it is
 * counted, if need be on credit, so that a batch is never too large for an allowance, only the next
 * request comes too early. Used by all event loops.
 */
public final class Allowance {
    private static final double MILLIS = 1_000.0;

    private final double perSecond;
    private final double burst;
    private final Clock clock;
    private final String policy;

    /** Events left; negative while there is a debt. Guarded by this, like the next. */
    private double left;

    /** When {@link #left} was right, in milliseconds since 1970. */
    private long at;

    /**
     * @param perSecond events that come back each second
     * @param burst most events at once
     */
    public Allowance(long perSecond, long burst, Clock clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.left = burst;
        this.at = clock.millis();
        this.policy =
                "\"events\";q=%d;w=%d".formatted(burst, (long) Math.ceil(burst / this.perSecond));
    }

    /** Charges a request one event; empty when none is left. */
    public Optional<Charge> take() {
        return takeOne() ? Optional.of(new Charge(this, 1)) : Optional.empty();
    }

    /** Charges so many events more, also on credit. False while there is a debt already. */
    synchronized boolean charge(int events) {
        fill();
        if (left < 0) {
            return false;
        }
        left -= events;
        return true;
    }

    synchronized void giveBack(int events) {
        left += events;
        fill();
    }

    private synchronized boolean takeOne() {
        fill();
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** Whole seconds until the next request is let in; at least one. */
    public synchronized long retryAfterSeconds() {
        fill();
        return Math.max(1, (long) Math.ceil((1 - left) / perSecond));
    }

    /**
     * The field {@code RateLimit}: events left, and seconds until all are back
     * (draft-ietf-httpapi-ratelimit-headers).
     */
    public synchronized String standing() {
        fill();
        long whole = Math.max(0, (long) Math.floor(left));
        long full = (long) Math.ceil((burst - left) / perSecond);
        return "\"events\";r=" + whole + ";t=" + full;
    }

    /** The field {@code RateLimit-Policy}: so many events in so many seconds. */
    public String policy() {
        return policy;
    }

    private void fill() {
        long now = clock.millis();
        // A clock that was set back gives nothing, and takes nothing away.
        left = Math.min(burst, left + Math.max(0, now - at) / MILLIS * perSecond);
        at = now;
    }
}
