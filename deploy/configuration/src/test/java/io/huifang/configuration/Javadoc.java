package io.huifang.configuration;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What javadoc says, as a cell of a Markdown table. */
final class Javadoc {
    private static final Pattern METHOD = Pattern.compile("\\{@link\\s+#(\\w+)\\([^)]*\\)\\s*}");
    private static final Pattern TYPE = Pattern.compile("\\{@link\\s+([\\w.]+)[^}]*}");
    private static final Pattern CODE = Pattern.compile("\\{@code\\s+([^}]*)}");

    private Javadoc() {}

    static String markdown(String raw) {
        String text = raw.replaceAll("\\s+", " ").strip();
        text = METHOD.matcher(text).replaceAll(it -> quoted(kebab(it.group(1))));
        text = TYPE.matcher(text).replaceAll(it -> quoted(it.group(1)));
        text = CODE.matcher(text).replaceAll((MatchResult it) -> quoted(it.group(1)));
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    /** {@code mostInADay} is {@code most-in-a-day} in a property. */
    static String kebab(String method) {
        return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static String quoted(String code) {
        return "`" + code.replace("$", "\\$") + "`";
    }
}
