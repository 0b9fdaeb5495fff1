package io.huifang.survey.insight.guess;

/**
 * One thing that speaks for a guess: so many of so many calls for the same reason came to it.
 *
 * @param trait what those calls have in common with this one; null for the reason alone
 * @param value and of which value; null for the reason alone
 * @param hits calls in which the guessed root cause was named
 * @param n calls in which any was
 */
record Ground(Trait trait, String value, long hits, long n) {
    double share() {
        return (double) hits / n;
    }
}
