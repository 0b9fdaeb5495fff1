package io.huifang.survey.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of Chinese text, without a dictionary: each pair of neighbouring characters, and each
 * single one for those who look for one only. Words of other scripts and numbers stay whole, in
 * small letters. Pure.
 */
final class Bigrams {
    /** What questions are asked with; it says nothing about what is looked for. */
    private static final Pattern ASKING =
            Pattern.compile(
                    "什么时候|什么时间|为什么|怎么办|怎么样|怎么|怎样|如何|什么|多少|多久|哪里|哪儿|哪个|哪些|请问"
                            + "|可以|能不能|是不是|有没有|我的|我们|你们|您的|一下|了吗|[吗呢吧啊呀我你您的了是在和与就都也还没不]");

    private static final Pattern RUN =
            Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

    /** PostgreSQL keeps no position beyond this one. */
    private static final int LAST_POSITION = 16383;

    private Bigrams() {}

    /** What to look for. */
    static Set<String> asked(String question) {
        Set<String> terms = terms(ASKING.matcher(question).replaceAll(" "), false);
        // somebody may ask for nothing but such words; then they are what he looks for
        return terms.isEmpty() ? terms(question, false) : terms;
    }

    /** All words of a text that can be looked for. */
    static Set<String> of(String text) {
        return terms(text, true);
    }

    private static Set<String> terms(String text, boolean singles) {
        Set<String> terms = new LinkedHashSet<>();
        for (Term term : read(text, singles)) {
            terms.add(term.word());
        }
        return terms;
    }

    /**
     * The words as PostgreSQL writes a {@code tsvector}.
     *
     * @param parts text by weight, A to D
     */
    static String vector(Map<Character, String> parts) {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        int offset = 1;
        for (Map.Entry<Character, String> part : parts.entrySet()) {
            for (Term term : read(part.getValue(), true)) {
                int position = Math.min(LAST_POSITION, offset + term.at());
                places.computeIfAbsent(term.word(), word -> new TreeSet<>())
                        .add(position + String.valueOf(part.getKey()));
            }
            offset += part.getValue().length() + 1;
        }
        List<String> lexemes = new ArrayList<>();
        places.forEach((word, at) -> lexemes.add('\'' + word + "':" + String.join(",", at)));
        return String.join(" ", lexemes);
    }

    /** A word and where it begins. */
    private record Term(String word, int at) {}

    private static List<Term> read(String text, boolean singles) {
        List<Term> terms = new ArrayList<>();
        Matcher runs = RUN.matcher(text);
        while (runs.find()) {
            String run = runs.group();
            int[] characters = run.codePoints().toArray();
            if (!Character.isIdeographic(characters[0])) {
                terms.add(new Term(run.toLowerCase(Locale.ROOT), runs.start()));
                continue;
            }
            for (int i = 0; i < characters.length; i++) {
                if (singles || characters.length == 1) {
                    terms.add(new Term(new String(characters, i, 1), runs.start() + i));
                }
                if (i + 1 < characters.length) {
                    terms.add(new Term(new String(characters, i, 2), runs.start() + i));
                }
            }
        }
        return terms;
    }
}
