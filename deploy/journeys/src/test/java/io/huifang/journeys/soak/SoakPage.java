package io.huifang.journeys.soak;

import io.huifang.journeys.reconcile.Finding;
import io.huifang.journeys.soak.Disturbances.Struck;
import io.huifang.proof.machine.Machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One soak for people: a page, and charts in a directory beside it. {@code -Dsoak.rewrite=true}
 * puts them into {@code docs/benchmarks}; they are always left beside the samples.
 *
 * @param facts what came of it
 * @param judged what ought to stay flat
 * @param charts by the names of their files
 */
public record SoakPage(SoakFacts facts, List<Judged> judged, Map<String, LineChart> charts) {
    static final String WRITE =
            "mvn verify -pl deploy/journeys -am -Plong -Dtest=SoakJourneyTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dsoak.rewrite=true";

    private static final String NAME = "soak";

    private static final String HEAD =
            """
            # Soak

            So many events a second for a long time, while agents call and make appointments, customers \
            come and are erased, policies change, and a fault drawn from a seed strikes every few \
            minutes and is healed before the next one. Asked for: %d events/s for %d minutes, with \
            %s, %d agents, seed %d. **Reached: %.0f events/s accepted, over %.0f minutes.** Events are \
            payments too small for anybody to call about, each in a post of its own, at planned \
            instants whatever becomes of earlier ones; beside them three senders tell of what has to \
            be called about, and two new customers a second are to be called at once.

            Written by `%s`: begun %s. %s

            """;

    private static final String FLAT =
            """

            ## What has to stay flat

            Growth is that of the line through the medians of twelve stretches, from the end of the \
            first fifth to the end, as a share of the level; noise is how far half of the medians are \
            from that line. A quantity is told to rise, and fails the run, when its growth is more than \
            allowed and more than four times the noise; what is too noisy or too short to tell fails \
            nothing. Memory is that of the first process of each service, which is frozen but never \
            killed; of the others the charts tell. In a run of half an hour its heap is resident as a \
            whole from the beginning, and what collections leave of it is told apart. Nothing that is \
            stored reaches the end of its retention in a run, the shortest being seven days, so disk is \
            judged by what each event adds to it. `202` is counted from the planned instant of a post, \
            `claimable` from the 202 to a new customer's event until somebody could claim his call.

            """;

    private static final String PROMISES =
            """

            ## Promises

            | promise | what must hold | examined | broken |
            |---|---|---|---|
            """;

    private static final String FAULTS =
            """

            ## Faults

            | minute | at, UTC | fault | everybody served again after, s |
            |---|---|---|---|
            """;

    public static SoakPage of(SoakFacts facts, Sampling sampling) {
        return new SoakPage(
                facts, SoakVerdicts.of(sampling), SoakCharts.of(sampling, facts.struck()));
    }

    /** What surely rises. */
    public List<Judged> rising() {
        return judged.stream().filter(Judged::isRising).toList();
    }

    /** Writes page and charts there, and where people find them when this build is told to. */
    public void write(Path directory) {
        writeTo(directory);
        if (Boolean.getBoolean("soak.rewrite")) {
            writeTo(Path.of(System.getProperty("huifang.root"), "docs/benchmarks"));
        }
    }

    private void writeTo(Path directory) {
        try {
            Path pictures = Files.createDirectories(directory.resolve(NAME));
            for (Map.Entry<String, LineChart> chart : charts.entrySet()) {
                Files.writeString(pictures.resolve(chart.getKey()), chart.getValue().svg());
            }
            Files.writeString(directory.resolve(NAME + ".md"), toString());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder(head());
        facts.others().forEach(it -> page.append("* ").append(it).append('\n'));
        page.append(FLAT).append(Judged.HEADER);
        judged.forEach(it -> page.append(it.row()).append('\n'));
        page.append(PROMISES);
        facts.report().findings().forEach(it -> page.append(row(it)));
        page.append(FAULTS);
        facts.struck().forEach(it -> page.append(row(it)));
        page.append("\n## Charts\n\nThin upright lines are faults.\n");
        charts.forEach(
                (file, chart) ->
                        page.append("\n![%s](%s/%s)\n".formatted(chart.title(), NAME, file)));
        return page.toString();
    }

    private String head() {
        SoakOptions options = facts.options();
        return String.format(
                Locale.ROOT,
                HEAD,
                options.rate(),
                options.length().toMinutes(),
                options.replicas(),
                options.agents(),
                options.seed(),
                facts.reached(),
                facts.span().length().toSeconds() / 60.0,
                WRITE + options.typed(),
                facts.span().from().truncatedTo(ChronoUnit.SECONDS),
                Machine.facts());
    }

    private static String row(Finding finding) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d |%n",
                finding.promise(),
                finding.claim(),
                finding.examined(),
                finding.violations().size());
    }

    private static String row(Struck struck) {
        return String.format(
                Locale.ROOT,
                "| %.1f | %s | %s | %s |%n",
                struck.after() / 60,
                struck.at().truncatedTo(ChronoUnit.SECONDS),
                struck.name(),
                struck.isHealed() ? String.format(Locale.ROOT, "%.1f", struck.healed()) : "never");
    }
}
