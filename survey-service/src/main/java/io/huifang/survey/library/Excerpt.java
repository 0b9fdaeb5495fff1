package io.huifang.survey.library;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The part of a text in which words were found, cut where they begin and end. Pure. */
public final class Excerpt {
    /** Around a found word in what the database cuts out; articles do not contain them. */
    static final char HIT = '\uE000';

    static final char END = '\uE001';

    private static final int LONGEST = 120;
    private static final int BEFORE = 20;

    private Excerpt() {}

    /**
     * A piece of text.
     *
     * @param hit whether it was looked for
     */
    public record Piece(String text, boolean hit) {}

    /** Of a text of which the database has marked the words. */
    static List<Piece> ofMarked(String marked) {
        List<Piece> pieces = new ArrayList<>();
        boolean hit = false;
        StringBuilder text = new StringBuilder();
        for (char c : marked.toCharArray()) {
            if (c == HIT || c == END) {
                add(pieces, text, hit);
                hit = c == HIT;
            } else {
                text.append(c);
            }
        }
        add(pieces, text, hit);
        return pieces;
    }

    /** Of a text with these words in it; its beginning when there is none. */
    static List<Piece> of(String text, Set<String> words) {
        String small = text.toLowerCase(Locale.ROOT);
        BitSet hits = new BitSet();
        for (String word : words) {
            for (int at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1)) {
                hits.set(at, at + word.length());
            }
        }
        int from = Math.max(0, Math.max(0, hits.nextSetBit(0)) - BEFORE);
        int to = Math.min(text.length(), from + LONGEST);
        List<Piece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder(from > 0 ? "…" : "");
        boolean hit = false;
        for (int i = from; i < to; i++) {
            if (hits.get(i) != hit) {
                add(pieces, run, hit);
                hit = hits.get(i);
            }
            run.append(text.charAt(i));
        }
        add(pieces, run, hit);
        if (to < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, StringBuilder text, boolean hit) {
        if (text.length() > 0) {
            pieces.add(new Piece(text.toString(), hit));
            text.setLength(0);
        }
    }
}
