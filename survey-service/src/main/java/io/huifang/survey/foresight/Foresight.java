package io.huifang.survey.foresight;

import io.huifang.survey.exchange.Problem;
import io.huifang.survey.word.NextStep;

/** What somebody is told who asks what would follow. */
public sealed interface Foresight {
    /**
     * The scheduler said it.
     *
     * @param token the lease's
     */
    record Seen(long token, NextStep step) implements Foresight {}

    /** It cannot be said, and why. */
    record Unseen(Problem because) implements Foresight {}
}
