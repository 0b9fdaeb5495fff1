package io.huifang.survey.idempotency;

/**
 * The same request was answered by another replica while this one worked. The transaction must roll
 * back and look again.
 */
public final class AnsweredMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnsweredMeanwhile() {
        super("the same request was answered meanwhile", null, false, false);
    }
}
