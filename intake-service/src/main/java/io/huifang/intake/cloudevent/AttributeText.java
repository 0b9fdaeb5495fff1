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

    /** Not empty, not too long, no control characters and no noncharacters. */
    static boolean isValue(String value, int maxLength) {
        if (value.isBlank() || value.length() > maxLength) {
            return false;
        }
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
