package io.huifang.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The facts of the machine that a figure depends on. */
public final class Machine {
    private Machine() {}

    /** One line of Markdown: cores, processor, memory, kernel and Java. */
    public static String facts() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %s of memory, %s %s, Java %s. Load generator, services, broker and database share them.",
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                value("/proc/meminfo", "MemTotal"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version());
    }

    private static String value(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException elsewhere) {
            return "unknown";
        }
    }
}
