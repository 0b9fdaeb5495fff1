package io.huifang.local.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where people read what happens. On a terminal the last line may be provisional: it is overwritten
 * by the next one.
 */
final class Screen {
    private static final String ERASE_LINE = "\r\u001b[2K";
    private static final String PLAIN = "\u001b[0m";

    private final PrintStream out;
    private final boolean terminal;

    /** Whether a provisional line stands at the end. */
    private boolean provisional;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Our standard output, in UTF-8 whatever the locale: logs hold Chinese texts. */
    static Screen standard(boolean terminal) {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Screen(out, terminal);
    }

    synchronized void line(String text) {
        erase();
        out.println(text);
    }

    /** A line that holds until the next one; only on a terminal. */
    synchronized void provisionally(String text) {
        if (!terminal) {
            return;
        }
        erase();
        out.print(text);
        out.flush();
        provisional = true;
    }

    /** The text in the colour of that number, where colours are seen. */
    String coloured(String text, int number) {
        // 36 down to 31: from cyan to red, without black and white, which may be the background.
        return terminal ? "\u001b[" + (36 - number % 6) + "m" + text + PLAIN : text;
    }

    private void erase() {
        if (provisional) {
            out.print(ERASE_LINE);
            provisional = false;
        }
    }
}
