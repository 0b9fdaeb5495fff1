package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is seen is kept and written down, and what cannot be told leaves a gap. */
class SamplingTest {
    @TempDir Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private final Deque<Double> memory = new ArrayDeque<>(List.of(100.0, 101.5, 99.0));
    private final List<Gauge> gauges =
            List.of(
                    Gauge.of("memory", memory::remove),
                    new Gauge(List.of("wait p50", "wait p99"), () -> List.of(3.0, 9.0)),
                    Gauge.of("gone", SamplingTest::away));

    @Test
    void keepsWhatItSawAndWritesItDown() throws IOException {
        Path csv = directory.resolve("soak/samples.csv");
        Sampling sampling = new Sampling(gauges, csv, nanos::get);
        for (int look = 0; look < 3; look++) {
            sampling.look();
            nanos.addAndGet(15_000_000_000L);
        }
        sampling.close();

        assertThat(sampling.course("memory").points())
                .containsExactly(
                        new Course.Point(0, 100),
                        new Course.Point(15, 101.5),
                        new Course.Point(30, 99));
        assertThat(sampling.courses("wait "))
                .extracting(Course::name)
                .containsExactly("wait p50", "wait p99");
        assertThat(sampling.course("gone").points()).isEmpty();
        assertThat(Files.readAllLines(csv))
                .containsExactly(
                        "seconds,memory,wait p50,wait p99,gone",
                        "0.000,100.000,3.000,9.000,",
                        "15.000,101.500,3.000,9.000,",
                        "30.000,99.000,3.000,9.000,");
    }

    private static double away() {
        throw new IllegalStateException("nobody answers");
    }
}
