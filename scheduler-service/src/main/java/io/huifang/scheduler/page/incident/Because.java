package io.huifang.scheduler.page.incident;

/**
 * What a person gives as the reason of what he does.
 *
 * @param text without what surrounds it; may be nothing
 */
record Because(String text) {
    /** No more fits. */
    private static final int LONGEST = 200;

    static Because said(String field) {
        return new Because(field == null ? "" : field.strip());
    }

    /** Whether it is something, on one line. */
    boolean isGiven() {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }
}
