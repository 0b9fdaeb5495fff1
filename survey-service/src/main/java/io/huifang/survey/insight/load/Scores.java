package io.huifang.survey.insight.load;

import static io.huifang.survey.insight.load.Ratios.ratio;

import java.math.BigDecimal;

/**
 * What supervisors thought of calls: the sums of the scores from 1 to 5, of each call by the latest
 * version of its review, on the day that was written.
 *
 * @param n reviewed calls
 */
public record Scores(long n, long listening, long empathy, long correctness, long procedure) {
    /** Nothing was reviewed. */
    public static final Scores NONE = new Scores(0, 0, 0, 0, 0);

    private static final int QUESTIONS = 4;

    Scores plus(Scores other) {
        return new Scores(
                n + other.n,
                listening + other.listening,
                empathy + other.empathy,
                correctness + other.correctness,
                procedure + other.procedure);
    }

    /** The mean of a question whose sum that is; null when nothing was reviewed. */
    public BigDecimal mean(long sum) {
        return ratio(sum, n);
    }

    /** The mean of all questions together; null when nothing was reviewed. */
    public BigDecimal whole() {
        return ratio(listening + empathy + correctness + procedure, QUESTIONS * n);
    }
}
