package io.huifang.intake.walletevent;

import io.huifang.intake.problem.Problem;

/** What becomes of a submission. */
sealed interface Acceptance {
    /**
     * Every event is on the log.
     *
     * @param events how many
     */
    record Accepted(int events) implements Acceptance {}

    /**
     * No event is known to be on the log; below status 500 none is.
     *
     * @param problem why
     */
    record Refused(Problem problem) implements Acceptance {
        private static final int OURS = 500;

        /** Whether the reason is on our side. */
        boolean isOurs() {
            return problem.status() >= OURS;
        }
    }
}
