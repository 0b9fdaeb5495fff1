package io.huifang.survey.exchange;

/** A request was refused before any use case was asked: it cannot be read. */
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Without a stack trace: it is the client's defect, not ours. */
    public RefusedRequest(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** What is wrong with it. */
    public Problem problem() {
        return problem;
    }
}
