package io.huifang.survey.insight.indicator.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Steps to which times are rounded up, so that distributions of windows can be added. */
final class SecondsGrid {
    private static final TreeSet<Long> STEPS = read();

    private SecondsGrid() {}

    /** The least step that is not below; the last one for what is above it. */
    static long upTo(long seconds) {
        Long step = STEPS.ceiling(seconds);
        return step == null ? STEPS.last() : step;
    }

    private static TreeSet<Long> read() {
        try (InputStream in = SecondsGrid.class.getResourceAsStream("/insight/seconds-grid.txt")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Long::valueOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("insight/seconds-grid.txt", unreadable);
        }
    }
}
