package io.huifang.intake.vault;

/** What of a caller's text the vault's tables can hold. */
public final class Storable {
    /** Most characters of a customer's id. */
    public static final int CUSTOMER_ID = 128;

    private Storable() {}

    /** Whether it is there, not blank, not too long, and without control characters. */
    public static boolean is(String value, int longest) {
        return value != null
                && !value.isBlank()
                && value.length() <= longest
                && value.chars().noneMatch(Character::isISOControl);
    }
}
