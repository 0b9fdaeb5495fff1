package io.huifang.scheduler.problem;

import java.util.List;

/** Ends a request with a problem document. Expected, so it carries no stack. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** 404: there is no such thing, or none for this caller. */
    public static ProblemException notFound() {
        return new ProblemException(Problem.of(404, "not-found", "There is no such resource."));
    }

    /** 400: one parameter or member cannot be read. */
    public static ProblemException malformed(String pointer, String detail) {
        return new ProblemException(
                Problem.of(
                        400,
                        "malformed",
                        "The request cannot be read.",
                        List.of(new Problem.Fault(pointer, "malformed", detail))));
    }

    /** 422: the request is readable, but asks for something that is not possible. */
    public static ProblemException invalid(List<Problem.Fault> faults) {
        return new ProblemException(
                Problem.of(422, "invalid", "The request is not acceptable.", faults));
    }

    /** 409: the present state does not allow it. */
    public static ProblemException conflict(String code, String title) {
        return new ProblemException(Problem.of(409, code, title));
    }

    public Problem problem() {
        return problem;
    }
}
