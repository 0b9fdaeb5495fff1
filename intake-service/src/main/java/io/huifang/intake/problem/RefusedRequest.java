package io.huifang.intake.problem;

/** A request is refused before anything of it had an effect. Carries the answer, no stack trace. */
public final class RefusedRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Refuses with that answer. */
    public RefusedRequest(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** The answer. */
    public Problem problem() {
        return problem;
    }
}
