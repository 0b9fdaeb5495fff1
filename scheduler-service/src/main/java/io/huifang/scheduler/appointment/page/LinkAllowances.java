package io.huifang.scheduler.appointment.page;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How often the page of one call may be asked for: more than any person does, and less than would
 * hold up others. Counted by this replica for itself, for the calls asked for last.
 */
@ApplicationScoped
class LinkAllowances {
    /** At once; then one in each {@link #EACH}. */
    static final int MOST = 60;

    static final Duration EACH = Duration.ofSeconds(1);
    static final int CALLS = 10_000;

    private final Clock clock;

    /** When each call may be asked for {@link #MOST} times again, the longest unasked first. */
    private final Map<UUID, Instant> wholeAgain = new LinkedHashMap<>(16, 0.75f, true);

    LinkAllowances(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes one.
     *
     * @return how long until there is another; empty when there was one
     */
    synchronized Optional<Duration> take(UUID callbackId) {
        Instant now = clock.instant();
        Instant whole = wholeAgain.getOrDefault(callbackId, now);
        Instant next = (whole.isBefore(now) ? now : whole).plus(EACH);
        Duration tooMuch = Duration.between(now, next).minus(EACH.multipliedBy(MOST));
        if (tooMuch.compareTo(Duration.ZERO) > 0) return Optional.of(tooMuch);
        wholeAgain.put(callbackId, next);
        if (wholeAgain.size() > CALLS) forgetOne();
        return Optional.empty();
    }

    private void forgetOne() {
        Iterator<UUID> longestUnasked = wholeAgain.keySet().iterator();
        longestUnasked.next();
        longestUnasked.remove();
    }
}
