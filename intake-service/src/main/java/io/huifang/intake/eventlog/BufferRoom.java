package io.huifang.intake.eventlog;

import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

import java.util.Map;

/** How much of the producer's buffer is free. */
final class BufferRoom {
    private static final String FREE_BYTES = "buffer-available-bytes";
    private static final int RESERVED_PART = 4;

    private final Metric free;
    private final double reserved;

    /**
     * @param metrics the producer's
     * @param bytes the whole buffer
     */
    BufferRoom(Map<MetricName, ? extends Metric> metrics, long bytes) {
        this.free =
                metrics.entrySet().stream()
                        .filter(metric -> metric.getKey().name().equals(FREE_BYTES))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow();
        this.reserved = bytes / (double) RESERVED_PART;
    }

    /** Whether more is free than is reserved. */
    boolean isLeft() {
        return ((Number) free.metricValue()).doubleValue() > reserved;
    }
}
