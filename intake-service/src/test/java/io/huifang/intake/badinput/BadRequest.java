package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import io.huifang.intake.walletevent.Events;

/**
 * A request and the answer it must get.
 *
 * @param category which table it stands in
 * @param what what is wrong with it
 * @param request the request
 * @param status HTTP status of the answer
 * @param code the problem's code; null where the HTTP server refuses before anybody could tell
 * @param hint what the answer points at: a JSON pointer or a violation's code; null for nothing
 */
record BadRequest(
        String category, String what, Post request, int status, String code, String hint) {
    /** Id of every bad event: it must be seen nowhere, in no answer and on no log. */
    static final String ID = "must-never-be-on-the-log";

    /** A good event, but for its id. */
    static Events event() {
        return withId(aPaymentFailed());
    }

    static Events withId(Events event) {
        return event.with("id", ID);
    }

    /** Bytes that are no CloudEvent at all. */
    static BadRequest malformed(String category, String what, Post request, String hint) {
        return new BadRequest(category, what, request, 400, "malformed", hint);
    }

    /** A CloudEvent that does not hold what it promises. */
    static BadRequest invalid(String category, String what, Post request, String hint) {
        return new BadRequest(category, what, request, 422, "invalid-event", hint);
    }

    @Override
    public String toString() {
        return category + ": " + what;
    }
}
