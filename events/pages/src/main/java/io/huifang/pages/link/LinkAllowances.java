package io.huifang.pages.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often one link may be asked for: more than any person does, and less than would hold up
 * others. Counted by this replica for itself, for the links asked for last.
 *
 * @param <L> what tells one link from another
 */
public final class LinkAllowances<L> {
    /** After those at once, one in each. */
    static final Duration EACH = Duration.ofSeconds(1);

    static final int LINKS = 10_000;

    private final Clock clock;
    private final Duration most;

    /** When each may be asked for as often as ever again, the longest unasked first. */
    private final Map<L, Instant> wholeAgain = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param atOnce how often one link may be asked for at once; after that once a second
     */
    public LinkAllowances(int atOnce, Clock clock) {
        this.most = EACH.multipliedBy(atOnce);
        this.clock = clock;
    }

    /**
     * Takes one.
     *
     * @return how long until there is another; empty when there was one
     */
    public synchronized Optional<Duration> take(L link) {
        Instant now = clock.instant();
        Instant whole = wholeAgain.getOrDefault(link, now);
        Instant next = (whole.isBefore(now) ? now : whole).plus(EACH);
        Duration tooMuch = Duration.between(now, next).minus(most);
        if (tooMuch.compareTo(Duration.ZERO) > 0) return Optional.of(tooMuch);
        wholeAgain.put(link, next);
        if (wholeAgain.size() > LINKS) forgetOne();
        return Optional.empty();
    }

    private void forgetOne() {
        Iterator<L> longestUnasked = wholeAgain.keySet().iterator();
        longestUnasked.next();
        longestUnasked.remove();
    }
}
