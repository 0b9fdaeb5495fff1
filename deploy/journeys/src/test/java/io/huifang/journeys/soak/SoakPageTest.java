package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.reconcile.Report;
import io.huifang.journeys.soak.Disturbances.Struck;
import io.huifang.journeys.soak.Flatness.Bound;
import io.huifang.journeys.tide.TideBooks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page says how long, at what rate, what struck, what rose and what was kept. */
class SoakPageTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final SoakOptions OPTIONS =
            new SoakOptions(
                    Duration.ofMinutes(60),
                    1_000,
                    60,
                    new SoakOptions.Replicas(2, 3, 2, 3),
                    new SoakOptions.Paces(
                            Duration.ofMinutes(5), Duration.ofMinutes(7), Duration.ofSeconds(15)),
                    42);
    private static final SoakFacts FACTS =
            new SoakFacts(
                    OPTIONS,
                    new SoakFacts.Span(NOON, Duration.ofMinutes(60)),
                    new TideBooks.Counts(2_880_000, 7_200, 12, 3, 700_000, 28_000),
                    List.of(
                            new Struck("kill -9 survey-1", NOON, 300, 12.34),
                            new Struck("freeze kafka for 12 s", NOON, 700, Double.NaN)),
                    new Report(
                            List.of(
                                    new Finding("P1", "all are decided", 2_880_000, List.of()),
                                    new Finding("P20", "nobody is back", 360, List.of("c-1")))),
                    List.of("12 policies were put into force."));

    @TempDir Path directory;

    @Test
    void saysWhatWasAskedAndWhatWasReached() {
        assertThat(page(List.of()).toString())
                .contains("1000 events/s for 60 minutes")
                .contains("Reached: 800 events/s accepted, over 60 minutes")
                .contains("2 intakes, 3 schedulers, 2 surveys, 3 brokers, 60 agents, seed 42")
                .contains("-Dhuifang.soak.minutes=60 -Dhuifang.soak.rate=1000 ")
                .contains(" -Dhuifang.soak.samples-every=15 -Dhuifang.soak.seed=42`")
                .contains("* 12 policies were put into force.");
    }

    @Test
    void tellsPromisesAndFaults() {
        assertThat(page(List.of()).toString())
                .contains("| P1 | all are decided | 2,880,000 | 0 |")
                .contains("| P20 | nobody is back | 360 | 1 |")
                .contains("| 5.0 | 2026-11-22T12:00:00Z | kill -9 survey-1 | 12.3 |")
                .contains("| 11.7 | 2026-11-22T12:00:00Z | freeze kafka for 12 s | never |");
    }

    @Test
    void tellsWhatRisesAndWhatDoesNot() {
        Judged leak = Judged.of("memory, MiB", course(100, 0.1), new Bound(0.1, 50));
        Judged flat = Judged.of("202 p50, ms", course(4, 0), new Bound(0.5, 10));

        SoakPage page = page(List.of(leak, flat));

        assertThat(page.rising()).containsExactly(leak);
        assertThat(page.toString())
                .containsPattern("\\| memory, MiB \\| 1.* % \\| 10\\.0 % \\| .* \\| rising \\|")
                .contains("| 202 p50, ms | 10.0 | 0.0 % | 50.0 % | 0.0 % | flat |");
    }

    @Test
    void isWrittenWithItsCharts() {
        page(List.of()).write(directory);

        assertThat(directory.resolve("soak.md")).content().contains("![Memory](soak/memory.svg)");
        assertThat(directory.resolve("soak/memory.svg")).content().startsWith("<svg");
    }

    private static SoakPage page(List<Judged> judged) {
        LineChart memory = new LineChart("Memory", List.of(course(100, 0)), List.of());
        return new SoakPage(FACTS, judged, Map.of("memory.svg", memory));
    }

    private static Course course(double from, double perLook) {
        List<Course.Point> points = new ArrayList<>();
        for (int look = 0; look < 960; look++) {
            points.add(new Course.Point(look * 15, from + look * perLook));
        }
        return new Course("planted", points);
    }
}
