package io.huifang.journeys.recovery;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What drills have found, for people: {@code docs/benchmarks/recovery.md}. Each drill writes its
 * own chapter and leaves the others alone.
 */
public final class RecoveryPage {
    private static final String HEADER =
            """
            | fault | expected | found | lost | doubled | seconds until again |
            |---|---|---|---|---|---|
            """;

    private RecoveryPage() {}

    /**
     * A fault and what came of it.
     *
     * @param fault what happened
     * @param expected what was to be found
     * @param found what was
     * @param lost ids that were acknowledged and are gone
     * @param doubled ids that are there twice
     * @param seconds until what was served again
     */
    public record Row(
            String fault,
            String expected,
            String found,
            String lost,
            String doubled,
            String seconds) {
        @Override
        public String toString() {
            return "| %s | %s | %s | %s | %s | %s |"
                    .formatted(fault, expected, found, lost, doubled, seconds);
        }
    }

    /** Prints the chapter; {@code -Drecovery.rewrite=true} also puts it into the page. */
    public static void tell(String title, String circumstances, List<Row> rows) {
        String chapter = chapter(title, circumstances, rows, Instant.now());
        System.out.println("\n" + chapter);
        if (Boolean.getBoolean("recovery.rewrite")) {
            Path page = Path.of(System.getProperty("huifang.root"), "docs/benchmarks/recovery.md");
            try {
                Files.writeString(page, with(chapter, title, Files.readString(page)));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }

    static String chapter(String title, String circumstances, List<Row> rows, Instant now) {
        return "## %s%n%s, %d processors. %s%n%n%s%s%n"
                .formatted(
                        title,
                        now.truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        circumstances,
                        HEADER,
                        rows.stream().map(Row::toString).collect(joining("\n")));
    }

    /** The page with this chapter instead of the one of its title, or else at its end. */
    static String with(String chapter, String title, String page) {
        Matcher old =
                Pattern.compile(
                                "^## " + Pattern.quote(title) + "\\R.*?(?=^## |\\z)",
                                Pattern.DOTALL | Pattern.MULTILINE)
                        .matcher(page);
        if (!old.find()) {
            return page.stripTrailing() + "\n\n" + chapter;
        }
        String rest = page.substring(old.end());
        return page.substring(0, old.start()) + chapter + (rest.isEmpty() ? "" : "\n") + rest;
    }
}
