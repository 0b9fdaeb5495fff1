package io.huifang.benchmarks.measure;

import io.huifang.proof.machine.Machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One benchmark's Markdown page: what was measured, on what machine, and the tables. */
public final class Report {
    private final String name;
    private final String what;
    private final List<String> parts = new ArrayList<>();

    public Report(String name, String what) {
        this.name = name;
        this.what = what;
    }

    public Report add(Object part) {
        parts.add(part.toString().stripTrailing());
        return this;
    }

    /** Writes {@code docs/benchmarks/<name>.md}, replacing an earlier run's page. */
    public Path write(Path root, LocalDate day, int rounds) throws IOException {
        Path directory = Files.createDirectories(root.resolve("docs/benchmarks"));
        return Files.writeString(directory.resolve(name + ".md"), page(root, day, rounds));
    }

    private String page(Path root, LocalDate day, int rounds) {
        String when = day + ", medians of " + rounds + " rounds.";
        return String.join(
                "\n\n",
                "# Benchmark: " + name,
                what,
                when + " " + Machine.facts(),
                Machine.measured(root),
                String.join("\n\n", parts) + "\n");
    }

    @Override
    public String toString() {
        return String.join("\n\n", parts);
    }
}
