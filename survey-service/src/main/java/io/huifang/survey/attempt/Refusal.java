package io.huifang.survey.attempt;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;

/** Why an agent may not do something with an attempt. */
public enum Refusal {
    /** There is none, or the agent never held it. */
    NOT_YOURS(Problems.NOT_FOUND),
    /** The token is not the current one, or the lease is over. */
    STALE_LEASE(Problems.STALE_LEASE),
    /** It has its conclusion. */
    CONCLUDED(Problems.ATTEMPT_CONCLUDED),
    /** The scheduler took it back. */
    WITHDRAWN(Problems.ATTEMPT_WITHDRAWN),
    /** Its calling window is over. */
    WINDOW_OVER(Problems.WINDOW_OVER);

    private final Problem problem;

    Refusal(Problem problem) {
        this.problem = problem;
    }

    /** What is told of it. */
    public Problem problem() {
        return problem;
    }

    public Answer answer() {
        return new Answer.Refused(problem);
    }
}
