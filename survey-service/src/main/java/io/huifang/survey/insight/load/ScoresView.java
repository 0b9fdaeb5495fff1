package io.huifang.survey.insight.load;

import java.math.BigDecimal;

/**
 * What supervisors thought of calls: means from 1 to 5; null when none was reviewed.
 *
 * @param n reviewed calls, each by the latest version of its review
 * @param whole the mean of the four
 */
record ScoresView(
        long n,
        BigDecimal listening,
        BigDecimal empathy,
        BigDecimal correctness,
        BigDecimal procedure,
        BigDecimal whole) {
    static ScoresView of(Scores scores) {
        return new ScoresView(
                scores.n(),
                scores.mean(scores.listening()),
                scores.mean(scores.empathy()),
                scores.mean(scores.correctness()),
                scores.mean(scores.procedure()),
                scores.whole());
    }
}
