package io.huifang.survey.exchange;

/** What people may type. */
public final class PlainText {
    private PlainText() {}

    /** No control characters but line break and tab, no lone surrogates. */
    public static boolean is(String text) {
        return text.codePoints().noneMatch(PlainText::isForbidden);
    }

    private static boolean isForbidden(int point) {
        boolean layout = point == '\n' || point == '\r' || point == '\t';
        boolean loneSurrogate =
                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return Character.isISOControl(point) && !layout || loneSurrogate;
    }
}
