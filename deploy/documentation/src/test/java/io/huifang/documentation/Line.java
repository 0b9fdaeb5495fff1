package io.huifang.documentation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a page.
 *
 * @param number from 1
 * @param fenced whether it stands in a block of code
 */
record Line(int number, String text, boolean fenced) {
    private static final Pattern SPAN = Pattern.compile("(`+)(.+?)\\1(?!`)");

    /** What is set as code, each piece for itself. */
    List<String> code() {
        if (fenced) {
            return List.of(text);
        }
        return SPAN.matcher(text).results().map(span -> span.group(2)).toList();
    }

    /** The rest: what is read, with links. */
    String prose() {
        Matcher spans = SPAN.matcher(text);
        return fenced ? "" : spans.replaceAll("``");
    }
}
