package io.huifang.survey.insight.guess;

/**
 * How often guesses were right: each was kept when it was shown, before its call, and is held
 * against what the agent named after it.
 *
 * @param reason of which calls; null for all
 * @param n guesses of which it is known
 * @param hits those that were right
 * @param usual those in which the root cause named most often for the reason until then, which
 *     anybody could have guessed, would have been right
 */
record Accuracy(String reason, long n, long hits, long usual) {
    static final Accuracy NONE = new Accuracy(null, 0, 0, 0);

    /** Both together. */
    Accuracy plus(Accuracy other) {
        return new Accuracy(reason, n + other.n, hits + other.hits, usual + other.usual);
    }
}
