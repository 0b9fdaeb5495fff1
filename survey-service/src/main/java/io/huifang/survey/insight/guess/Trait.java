package io.huifang.survey.insight.guess;

import java.util.Locale;

/** What is known of a call before it is made. */
enum Trait {
    /** The cause that the wallet told with the event. */
    CAUSE,
    /** Which attempt at the task it is: 1, 2, or 3 for that and later ones. */
    ATTEMPT,
    /** How the last call to the customer before this lease ended; {@code NONE} for the first. */
    EARLIER_OUTCOME,
    /** The root cause named last in a call to him before; {@code NONE} where none was. */
    EARLIER_CAUSE;

    /** As tables and answers have it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException when there is no such trait
     */
    static Trait of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
