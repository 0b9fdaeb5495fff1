package io.huifang.survey.insight.measure;

/**
 * How rare a count is, when earlier counts of the same kind say what to expect. The earlier counts
 * leave a gamma distribution of the rate (with Jeffreys' prior, half an event in no time); what
 * that predicts for the next count is a negative binomial distribution, whose upper tail is an
 * incomplete beta function: A. Gelman and others, "Bayesian Data Analysis", chapter 2.6.
 */
public final class Rarity {
    private static final double PRIOR = 0.5;

    private Rarity() {}

    /**
     * The chance of a count of at least that.
     *
     * @param count the one in question
     * @param before all of the earlier counts together
     * @param times how many earlier counts there are, from 1
     * @param dispersion how much more counts vary than those of independent events, whose variance
     *     is their mean: 1 for the same, more when events come in clusters
     * @return from 0 to 1
     */
    public static double of(double count, double before, int times, double dispersion) {
        if (times < 1) throw new IllegalArgumentException("nothing came before");
        if (count <= 0) return 1;
        return Beta.below(1.0 / (times + 1), count / dispersion, before / dispersion + PRIOR);
    }
}
