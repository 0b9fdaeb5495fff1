package io.huifang.benchmarks.load;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.SortedMap;

/**
 * What a load run saw.
 *
 * @param responses answers counted in the measured time
 * @param events events those answers stand for (a batch has several)
 * @param byStatus answers by HTTP status, those too after which a request was repeated
 * @param unanswered events whose last answer did not come in time
 * @param measured the measured time
 * @param latencyMicros from sending (closed loop) or from the planned instant (open loop) to the
 *     whole answer, in microseconds
 */
public record LoadResult(
        long responses,
        long events,
        SortedMap<Integer, Long> byStatus,
        long unanswered,
        Duration measured,
        Histogram latencyMicros) {

    /** Not every answer was the one that counts. */
    public static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private Refused(String message) {
            super(message);
        }
    }

    /** Events per second. */
    public double rate() {
        return events * 1e9 / measured.toNanos();
    }

    /** Refuses a run in which not every answer was {@code status}: such a rate means nothing. */
    public LoadResult requireAll(int status) {
        if (byStatus.size() != 1 || !byStatus.containsKey(status) || unanswered > 0) {
            throw new Refused(
                    "expected only %d, got %s and %d times nothing"
                            .formatted(status, byStatus, unanswered));
        }
        return this;
    }
}
