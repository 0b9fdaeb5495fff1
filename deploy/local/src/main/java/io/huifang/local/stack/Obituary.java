package io.huifang.local.stack;

import java.util.List;

/** Says in words that a part has failed, with what it logged last. */
public final class Obituary {
    private static final int LINES = 20;
    private static final int LONGEST_LINE = 300;
    private static final long HARDLY_ANYTHING = 16L << 20;

    private Obituary() {}

    /**
     * @param what happened to it, such as "died"
     */
    public static String of(StackPart part, String what) {
        List<String> lines = part.lastLogLines(LINES);
        StringBuilder text = new StringBuilder(part.name()).append(' ').append(what).append('.');
        if (isDiskFull(part, lines)) {
            text.append(" The disk of ").append(part.logFile()).append(" is full.");
        }
        if (lines.isEmpty()) {
            return text.append(" It logged nothing to ").append(part.logFile()).toString();
        }
        text.append(" The end of ").append(part.logFile()).append(':');
        lines.forEach(line -> text.append("\n  ").append(shortened(line)));
        return text.toString();
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " …";
    }

    private static boolean isDiskFull(StackPart part, List<String> lines) {
        return lines.stream().anyMatch(line -> line.contains("No space left on device"))
                || DiskSpace.free(part.logFile().getParent()) < HARDLY_ANYTHING;
    }
}
