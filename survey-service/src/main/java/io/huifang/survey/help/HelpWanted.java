package io.huifang.survey.help;

import java.time.Instant;
import java.util.UUID;

/**
 * What a customer asks for, as it came.
 *
 * @param press which press of the button: the same one twice is one request
 * @param wish what he asks for
 * @param preferredAt when he would like to be called, UTC; null for as soon as possible
 * @param words what is wrong, in his own words; null for none
 */
record HelpWanted(UUID press, HelpWish wish, Instant preferredAt, String words) {
    /** Most characters of his words. */
    static final int LONGEST = 500;

    /** Without his words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "HelpWanted[" + wish + "]";
    }
}
