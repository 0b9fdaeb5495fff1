package io.huifang.journeys.page;

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
 * What drills have found, for people. Each drill writes its own chapter and leaves the others
 * alone.
 *
 * @param file from the checkout's root
 * @param rewrite the system property that lets it be written; else chapters are only printed
 * @param header of a chapter's table, with the line under it
 */
public record ChapteredPage(String file, String rewrite, String header) {

    /** Prints the chapter, and puts it into the page when it may be written. */
    public void tell(String title, String circumstances, List<?> rows) {
        String chapter = chapter(title, circumstances, rows, Instant.now());
        System.out.println("\n" + chapter);
        if (Boolean.getBoolean(rewrite)) {
            Path page = Path.of(System.getProperty("huifang.root"), file);
            try {
                Files.writeString(page, with(chapter, title, Files.readString(page)));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }

    String chapter(String title, String circumstances, List<?> rows, Instant now) {
        StringBuilder chapter =
                new StringBuilder(
                        "## %s%n%s, %d processors. %s%n%n%s"
                                .formatted(
                                        title,
                                        now.truncatedTo(ChronoUnit.SECONDS),
                                        Runtime.getRuntime().availableProcessors(),
                                        circumstances,
                                        header));
        rows.forEach(row -> chapter.append(row).append('\n'));
        return chapter.toString();
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
