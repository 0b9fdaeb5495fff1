package io.huifang.intake.cloudevent;

/** Checks on the names and values of CloudEvents attributes (CloudEvents 1.0, 3 and 3.1). */
final class AttributeText {
    private AttributeText() {}

    /** Lower-case ASCII letters and digits only. */
    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** A text that is not blank and not too long. */
    static boolean isValue(String value, int maxLength) {
        return !value.isBlank() && value.length() <= maxLength && isText(value);
    }

    /** No control characters and no noncharacters. May be empty. */
    static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' && !isAllowedBeyondAscii(value, i)) {
                return false;
            }
        }
        return true;
    }

    // Lone surrogates cannot occur: bytes and headers are decoded strictly.
    private static boolean isAllowedBeyondAscii(String value, int at) {
        if (Character.isLowSurrogate(value.charAt(at))) {
            return true; // checked with its other half
        }
        int point = value.codePointAt(at);
        boolean noncharacter = point >= 0xFDD0 && point <= 0xFDEF || (point & 0xFFFE) == 0xFFFE;
        return !Character.isISOControl(point) && !noncharacter;
    }
}
