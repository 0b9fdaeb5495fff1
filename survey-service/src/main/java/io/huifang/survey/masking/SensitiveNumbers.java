package io.huifang.survey.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of payment cards and of identity papers in free text. A run of digits counts as one only
 * when its check digit holds, so that order and phone numbers stay; digits may be of any script and
 * parted by blanks, dots or dashes, as people dictate them.
 */
public final class SensitiveNumbers {
    /** What stands in the text instead of a card's number. */
    public static final String CARD = "[card number removed]";

    /** What stands in the text instead of an identity number. */
    public static final String IDENTITY = "[identity number removed]";

    private static final String GAP = "[ \\t\\u00A0\\u3000.\\-–—]{0,2}";

    private static final Pattern RUN =
            Pattern.compile(
                    "(?<!\\p{Nd})\\p{Nd}(?:GAP\\p{Nd}){12,60}(?:GAP[xXｘＸ](?!\\p{L}))?"
                            .replace("GAP", GAP));

    private static final int SHORTEST_CARD = 13;
    private static final int USUAL_CARD = 16;
    private static final int LONGEST_CARD = 19;

    private SensitiveNumbers() {}

    /** The text with each of them replaced. */
    public static String mask(String text) {
        Matcher runs = RUN.matcher(text);
        return runs.replaceAll(SensitiveNumbers::shown);
    }

    /** Which kinds were removed from the text: {@code payment-card}, {@code identity-number}. */
    public static List<String> removedFrom(String text) {
        List<String> kinds = new ArrayList<>(2);
        if (text.contains(CARD)) {
            kinds.add("payment-card");
        }
        if (text.contains(IDENTITY)) {
            kinds.add("identity-number");
        }
        return kinds;
    }

    private static String shown(MatchResult run) {
        String digits = digits(run.group());
        if (CheckDigits.isChineseIdentity(digits)) {
            return Matcher.quoteReplacement(IDENTITY);
        }
        boolean card = hidesACard(digits);
        return Matcher.quoteReplacement(card ? CARD : run.group());
    }

    // Somebody may type the date of expiry, or another number, right behind it. Only the usual
    // lengths are looked for there: parts of a long reference agree by chance.
    private static boolean hidesACard(String digits) {
        if (digits.length() <= LONGEST_CARD) {
            return digits.length() >= SHORTEST_CARD && CheckDigits.isCard(digits);
        }
        return CheckDigits.isCard(digits.substring(0, USUAL_CARD))
                || CheckDigits.isCard(digits.substring(0, LONGEST_CARD));
    }

    /** ASCII digits of the run, and X for the last sign of an identity number. */
    private static String digits(String run) {
        StringBuilder digits = new StringBuilder(run.length());
        run.codePoints()
                .forEach(
                        sign -> {
                            int value = Character.isDigit(sign) ? Character.digit(sign, 10) : -1;
                            if (value >= 0) {
                                digits.append((char) ('0' + value));
                            } else if ("xXｘＸ".indexOf(sign) >= 0) {
                                digits.append('X');
                            }
                        });
        return digits.toString();
    }
}
