package io.huifang.journeys.soak;

import static java.util.stream.Collectors.joining;

import io.huifang.journeys.load.Shift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Looks at gauges from time to time, keeps what it saw, and writes it down at once, a line a look,
 * so that a run that was cut off has left its samples.
 */
public final class Sampling implements AutoCloseable {
    private final List<Gauge> gauges;
    private final Path csv;
    private final LongSupplier nanos;
    private final Shift shift = new Shift(1);
    private final Map<String, List<Course.Point>> seen = new LinkedHashMap<>();

    /** By the same clock. */
    private final long begun;

    private boolean over;

    /**
     * @param csv a file that is written anew
     */
    public Sampling(List<Gauge> gauges, Path csv) {
        this(gauges, csv, System::nanoTime);
    }

    /**
     * @param nanos a clock
     */
    Sampling(List<Gauge> gauges, Path csv, LongSupplier nanos) {
        this.gauges = List.copyOf(gauges);
        this.csv = csv;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        gauges.forEach(it -> it.names().forEach(name -> seen.put(name, new ArrayList<>())));
        write("seconds," + String.join(",", seen.keySet()), StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Begins to look. */
    public void begin(Duration every) {
        shift.begin(this::look, Duration.ZERO, every);
    }

    /** Looks no more; returns when a look under way is written down. */
    public synchronized void finish() {
        over = true;
    }

    /** Looks once. */
    synchronized void look() {
        if (over) return;
        double at = seconds();
        List<Double> row = new ArrayList<>();
        gauges.forEach(gauge -> row.addAll(gauge.read()));
        int column = 0;
        for (List<Course.Point> points : seen.values()) {
            double value = row.get(column++);
            if (Double.isFinite(value)) {
                points.add(new Course.Point(at, value));
            }
        }
        String values = row.stream().map(Sampling::cell).collect(joining(","));
        write(cell(at) + "," + values, StandardOpenOption.APPEND);
    }

    /** How long it has been looking, in seconds. */
    public double seconds() {
        return (nanos.getAsLong() - begun) / 1e9;
    }

    /** What was seen of one quantity so far. */
    public synchronized Course course(String name) {
        return new Course(name, seen.get(name));
    }

    /** What was seen so far of all quantities whose names begin so. */
    public synchronized List<Course> courses(String prefix) {
        return seen.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(this::course)
                .toList();
    }

    @Override
    public void close() {
        shift.close();
    }

    /** An empty cell is what could not be told. */
    private static String cell(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "";
    }

    private void write(String line, StandardOpenOption how) {
        try {
            Files.createDirectories(csv.toAbsolutePath().getParent());
            Files.writeString(
                    csv, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
