package io.huifang.journeys.tide;

import io.huifang.journeys.metric.Percentiles;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the tide's sender knows of its events: two bits of each, and counts. Safe for many to write
 * to.
 */
public final class TideBooks {
    private final BitSet accepted = new BitSet();
    private final BitSet refused = new BitSet();

    /** Milliseconds from planned to accepted, since somebody looked last. */
    private List<Double> waits = new ArrayList<>();

    private int acceptedCount;
    private long postponed;
    private long unanswered;
    private long unsent;
    private long repeated;

    /**
     * How it has gone so far.
     *
     * @param accepted events answered with 202
     * @param refused events answered with another 4xx than 429
     * @param postponed answers of 429 and 503, after each of which the event was sent again as told
     * @param unanswered tries without a clear answer, after each of which it was sent again, too
     * @param unsent events that were planned and never sent, for want of a free connection
     * @param repeated accepted events that were sent a second time, and accepted again
     */
    public record Counts(
            int accepted,
            int refused,
            long postponed,
            long unanswered,
            long unsent,
            long repeated) {}

    /**
     * How long those waited who were accepted since somebody looked last, in milliseconds; not a
     * number when nobody was.
     */
    public record Waits(double p50, double p99) {}

    synchronized void accepted(int number, Duration wait) {
        accepted.set(number);
        acceptedCount++;
        waits.add(wait.toNanos() / 1e6);
    }

    synchronized void refused(int number) {
        refused.set(number);
    }

    synchronized void postponed() {
        postponed++;
    }

    synchronized void unanswered() {
        unanswered++;
    }

    synchronized void unsent() {
        unsent++;
    }

    synchronized void repeated() {
        repeated++;
    }

    public synchronized Counts counts() {
        return new Counts(
                acceptedCount, refused.cardinality(), postponed, unanswered, unsent, repeated);
    }

    /** Forgets them. */
    public synchronized Waits takeWaits() {
        List<Double> taken = waits;
        waits = new ArrayList<>();
        return new Waits(Percentiles.of(taken, 0.5), Percentiles.of(taken, 0.99));
    }

    /** The numbers of those accepted so far. */
    synchronized BitSet accepted() {
        return (BitSet) accepted.clone();
    }

    /** The numbers of those refused so far. */
    synchronized BitSet refused() {
        return (BitSet) refused.clone();
    }
}
