package io.huifang.benchmarks.insight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the scheduler decides in a second, by its own benchmark's page. */
final class InputRate {
    private static final String ROW = "| decided, a mixture";

    private InputRate() {}

    /** Events a second; not a number where the page tells none. */
    static double in(Path root) throws IOException {
        Path page = root.resolve("docs/benchmarks/scheduler.md");
        if (!Files.exists(page)) return Double.NaN;
        return Files.readString(page)
                .lines()
                .filter(line -> line.startsWith(ROW))
                .mapToDouble(line -> Double.parseDouble(line.split("\\|")[2].replace(",", "")))
                .findFirst()
                .orElse(Double.NaN);
    }
}
