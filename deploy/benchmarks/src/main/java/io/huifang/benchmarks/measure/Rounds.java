package io.huifang.benchmarks.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs contenders in turn, A B C A B C …, so that whatever else the machine does falls on all of
 * them alike, and keeps each one's median.
 */
public final class Rounds {
    private final List<Several> contenders = new ArrayList<>();
    private final PrintStream progress;

    /** Something that can be measured once more. */
    @FunctionalInterface
    public interface Contender {
        Figure measure() throws Exception;
    }

    /** Something of which one run yields several figures, each by its name. */
    @FunctionalInterface
    public interface Several {
        Map<String, Figure> measure() throws Exception;
    }

    public Rounds(PrintStream progress) {
        this.progress = progress;
    }

    public Rounds with(String name, Contender contender) {
        return with(() -> Map.of(name, contender.measure()));
    }

    public Rounds with(Several contender) {
        contenders.add(contender);
        return this;
    }

    /** Each contender's median figure, in the order they were given. */
    public Map<String, Figure> run(int rounds) throws Exception {
        Map<String, List<Figure>> taken = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Several contender : contenders) {
                Map<String, Figure> figures = contender.measure();
                for (var figure : figures.entrySet()) {
                    taken.computeIfAbsent(figure.getKey(), name -> new ArrayList<>())
                            .add(figure.getValue());
                    say(round, rounds, figure.getKey(), figure.getValue());
                }
            }
        }
        Map<String, Figure> medians = new LinkedHashMap<>();
        taken.forEach((name, figures) -> medians.put(name, median(figures)));
        return medians;
    }

    private void say(int round, int rounds, String name, Figure figure) {
        progress.printf(
                Locale.ROOT,
                "  round %d/%d  %-44s %12s%n",
                round,
                rounds,
                name,
                Table.number(figure.value()));
    }

    static Figure median(List<Figure> figures) {
        Map<String, Double> cpu = new TreeMap<>();
        for (String process : figures.get(0).cpuMicrosPerEvent().keySet()) {
            cpu.put(
                    process,
                    middle(
                            figures.stream()
                                    .map(f -> f.cpuMicrosPerEvent().getOrDefault(process, 0.0))
                                    .toList()));
        }
        return new Figure(middle(figures.stream().map(Figure::value).toList()), cpu);
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
