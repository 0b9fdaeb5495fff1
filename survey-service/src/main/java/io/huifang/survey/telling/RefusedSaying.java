package io.huifang.survey.telling;

/** Intake does not take it, however often it is told. */
public final class RefusedSaying extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedSaying() {
        super("intake refuses what a customer said", null, false, false);
    }
}
