package io.huifang.survey.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digits of a text that stand together. The last sign of an identity number is a group of its own.
 *
 * @param from offset of the first sign
 * @param to offset behind the last one
 * @param digits in ASCII; {@code X} for the last sign of an identity number
 * @param joined whether nothing but a small gap parts it from the group before
 */
record DigitGroup(int from, int to, String digits, boolean joined) {
    private static final Pattern GROUP = Pattern.compile("\\p{Nd}++|[xXｘＸ](?!\\p{L})");
    private static final Pattern GAP = Pattern.compile("[ \\t\\u00A0\\u3000.\\-–—]{0,2}");
    private static final String LAST_SIGN = "X";

    /** All of the text, in order. */
    static List<DigitGroup> of(String text) {
        List<DigitGroup> groups = new ArrayList<>();
        Matcher group = GROUP.matcher(text);
        while (group.find()) {
            boolean joined = !groups.isEmpty() && isJoined(text, groups, group.start());
            groups.add(new DigitGroup(group.start(), group.end(), ascii(group.group()), joined));
        }
        return groups;
    }

    private static boolean isJoined(String text, List<DigitGroup> groups, int from) {
        DigitGroup before = groups.get(groups.size() - 1);
        return !before.digits().equals(LAST_SIGN)
                && GAP.matcher(text.substring(before.to(), from)).matches();
    }

    private static String ascii(String signs) {
        StringBuilder ascii = new StringBuilder(signs.length());
        signs.codePoints()
                .forEach(
                        sign ->
                                ascii.append(
                                        Character.isDigit(sign)
                                                ? (char) ('0' + Character.digit(sign, 10))
                                                : LAST_SIGN.charAt(0)));
        return ascii.toString();
    }
}
