package io.huifang.survey.idempotency;

import io.smallrye.mutiny.Uni;

/**
 * The same request was answered by another replica while this one worked. The transaction must roll
 * back and look again.
 */
public final class AnsweredMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnsweredMeanwhile() {
        super("the same request was answered meanwhile", null, false, false);
    }

    /** Rolled back for that, it is done once more, and then finds the answer. */
    public static <T> Uni<T> lookAgain(Uni<T> transaction) {
        return transaction.onFailure(AnsweredMeanwhile.class).retry().atMost(1);
    }
}
