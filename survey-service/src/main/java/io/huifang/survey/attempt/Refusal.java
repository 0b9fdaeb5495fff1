package io.huifang.survey.attempt;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;

import java.util.Optional;
import java.util.OptionalLong;

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

    /** Why the holder may not write to what was found under his id; empty when he may. */
    public static Optional<Refusal> ofWrite(Optional<Attempt> found, Holder holder) {
        return found.map(one -> one.refusalOfWrite(holder)).orElse(Optional.of(NOT_YOURS));
    }

    /** The same of who only looks, and needs no token: whoever holds it now may. */
    public static Optional<Refusal> ofLook(Optional<Attempt> found, String agent) {
        return found.map(
                        one ->
                                one.refusalOfWrite(
                                        new Holder(one.id(), agent, OptionalLong.of(one.token()))))
                .orElse(Optional.of(NOT_YOURS));
    }

    /** What is told of it. */
    public Problem problem() {
        return problem;
    }

    public Answer answer() {
        return new Answer.Refused(problem);
    }
}
