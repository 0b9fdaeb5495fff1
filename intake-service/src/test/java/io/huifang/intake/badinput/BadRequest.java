package io.huifang.intake.badinput;

import static io.huifang.intake.walletevent.Events.aPaymentFailed;

import io.huifang.intake.walletevent.Events;

import java.util.List;

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

    /** What no answer may repeat. */
    static final List<String> PLANTED = List.of(ID, "13800138000", "Planted Name", "planted words");

    private static final String CONTACT =
            "\"contact\":{\"phone\":\"+8613800138000\",\"name\":\"Planted Name\"}";

    /** A good event about a person who wrote something, but for its id. */
    static Events event() {
        return bare().adding(CONTACT + ",\"narrative\":\"planted words\"");
    }

    /** The same with no word about the person. */
    static Events bare() {
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
