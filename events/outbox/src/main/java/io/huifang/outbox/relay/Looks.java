package io.huifang.outbox.relay;

import java.time.Duration;

/**
 * When a relay looks beyond the rows it expects: often enough not to be late, rarely enough not to
 * cost much. Times are those of one {@link Uptime}. Not thread-safe.
 */
final class Looks {
    private static final Duration BETWEEN_MARKS = Duration.ofMillis(250);
    private static final Duration BETWEEN_IDLE_MARKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_MEASURES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FULL_SCANS = Duration.ofSeconds(30);
    private static final int REST_PER_SCAN = 50;

    private Duration nextMark = Duration.ZERO;
    private Duration nextMeasure = Duration.ZERO;
    private Duration nextFullScan = Duration.ZERO;

    /** Whether to look how far the mark may rise; the next time is set. */
    boolean markIsDue(Duration now, boolean busy) {
        if (now.compareTo(nextMark) < 0) {
            return false;
        }
        nextMark = now.plus(busy ? BETWEEN_MARKS : BETWEEN_IDLE_MARKS);
        return true;
    }

    /** Whether to count what waits; the next time is set. */
    boolean measureIsDue(Duration now) {
        if (now.compareTo(nextMeasure) < 0) {
            return false;
        }
        nextMeasure = now.plus(BETWEEN_MEASURES);
        return true;
    }

    /** Whether to read from the very beginning instead of the mark, as the mark's safety net. */
    boolean fullScanIsDue(Duration now) {
        return now.compareTo(nextFullScan) >= 0;
    }

    /** Rows were read from the very beginning: rarely again, and the rarer the longer it took. */
    void scannedFully(Duration began, Duration ended) {
        Duration rest = ended.minus(began).multipliedBy(REST_PER_SCAN);
        nextFullScan =
                ended.plus(rest.compareTo(BETWEEN_FULL_SCANS) > 0 ? rest : BETWEEN_FULL_SCANS);
    }
}
