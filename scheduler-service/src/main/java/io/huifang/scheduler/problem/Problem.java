package io.huifang.scheduler.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;

/**
 * An RFC 9457 problem document.
 *
 * @param type URI that names the kind of problem, one per code
 * @param title the kind in plain English
 * @param status the HTTP status
 * @param code short name of the kind for programs, such as {@code not-found}
 * @param errors what is wrong where; empty when the problem is the request as a whole
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String code, List<Fault> errors) {

    /** Media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem with the request as a whole. */
    public static Problem of(int status, String code, String title) {
        return of(status, code, title, List.of());
    }

    /** A problem with certain places of the request. */
    public static Problem of(int status, String code, String title, List<Fault> errors) {
        return new Problem("urn:huifang:problem:" + code, title, status, code, errors);
    }

    /**
     * One fault in the input.
     *
     * @param pointer RFC 6901 pointer into the body, or the parameter's name
     * @param code short name of the fault for programs, such as {@code required}
     * @param detail what would be right, in plain English; never the input itself
     */
    public record Fault(String pointer, String code, String detail) {}
}
