package io.huifang.survey.insight.page;

import com.microsoft.playwright.Page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** When a page is painted first, written down for whoever compares; nothing is asserted of it. */
final class FirstPaint {
    private static final int TIMES = 20;
    private static final String PAINTED =
            "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1";

    private FirstPaint() {}

    /**
     * Of the dashboard at that address, each time it is loaded.
     *
     * @param charts so many are drawn in the end, those of themes only where texts were counted
     */
    static void keep(Page page, String address, int charts, String what) throws IOException {
        StringBuilder painted = new StringBuilder("first paint, " + what + ", ms:");
        for (int i = 0; i < TIMES; i++) {
            page.navigate(address);
            page.locator("html[data-drawn='" + charts + "']").waitFor();
            painted.append(' ').append(Math.round(((Number) page.evaluate(PAINTED)).doubleValue()));
        }
        Files.writeString(
                Path.of("target/first-paint.txt"),
                painted + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
