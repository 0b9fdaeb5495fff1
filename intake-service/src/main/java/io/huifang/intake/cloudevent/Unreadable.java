package io.huifang.intake.cloudevent;

import io.huifang.intake.problem.Problem;

import java.util.List;

/** A request is refused before anything of it had an effect. Carries the answer, no stack trace. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Refuses with that answer. */
    public Unreadable(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    Unreadable(Problem problem, Flaw flaw) {
        this(problem.at(List.of(flaw.violation())));
    }

    /** The answer. */
    public Problem problem() {
        return problem;
    }
}
