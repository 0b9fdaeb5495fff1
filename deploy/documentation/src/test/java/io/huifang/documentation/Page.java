package io.huifang.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown.
 *
 * @param file where it is
 */
record Page(Path file, List<Line> lines) {
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *#*");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

    static Page of(Path file) {
        List<Line> lines = new ArrayList<>();
        boolean fenced = false;
        try {
            for (String text : Files.readAllLines(file)) {
                boolean fence = text.strip().startsWith("```");
                lines.add(new Line(lines.size() + 1, text, fenced && !fence));
                fenced ^= fence;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Page(file, List.copyOf(lines));
    }

    /** What can stand behind {@code #} in a link to this page, as GitHub makes it of headings. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Line line : lines) {
            Matcher heading = HEADING.matcher(line.text());
            if (!line.fenced() && heading.matches()) {
                String anchor = anchor(heading.group(1));
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
        }
        return anchors;
    }

    private static String anchor(String heading) {
        String words = LINK.matcher(heading).replaceAll("$1").toLowerCase(Locale.ROOT);
        return words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
}
