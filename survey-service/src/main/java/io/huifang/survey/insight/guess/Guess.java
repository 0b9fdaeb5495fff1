package io.huifang.survey.insight.guess;

import java.util.List;

/**
 * What the matter probably comes from. The agent decides.
 *
 * @param rootCause code
 * @param probability over 0, to 1
 * @param lessons concluded attempts it was taken from
 * @param usual the root cause named most often for the reason, as code
 * @param grounds what speaks for it, the reason first
 */
record Guess(
        String rootCause, double probability, long lessons, String usual, List<Ground> grounds) {
    Guess {
        grounds = List.copyOf(grounds);
    }
}
