package io.huifang.benchmarks.measure;

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

    /** Writes {@code <directory>/<name>.md}, replacing an earlier run's page. */
    public Path write(Path directory, LocalDate day, int rounds) throws IOException {
        Files.createDirectories(directory);
        String page =
                "# Benchmark: "
                        + name
                        + "\n\n"
                        + what
                        + "\n\n"
                        + day
                        + ", medians of "
                        + rounds
                        + " interleaved rounds. "
                        + Machine.facts()
                        + "\n\n"
                        + String.join("\n\n", parts)
                        + "\n";
        return Files.writeString(directory.resolve(name + ".md"), page);
    }

    @Override
    public String toString() {
        return String.join("\n\n", parts);
    }
}
