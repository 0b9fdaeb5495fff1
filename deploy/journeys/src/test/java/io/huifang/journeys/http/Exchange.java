package io.huifang.journeys.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One request and what came of it, by the client's clock.
 *
 * @param sentAt just before the first byte went out
 * @param endedAt when the whole answer was there, or hope was given up
 * @param answer empty when there was none: refused, cut off or too late
 */
public record Exchange(Instant sentAt, Instant endedAt, Optional<Answer> answer) {

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param etag the ETag header as it came; empty without one
     * @param comeBack seconds after which it says to come back; empty where it says nothing
     * @param body the body as text; empty text without one
     */
    public record Answer(int status, Optional<String> etag, OptionalLong comeBack, String body) {
        /** Whether it says when to come back. */
        public boolean retryAfter() {
            return comeBack.isPresent();
        }

        /** The body read as JSON. */
        public JsonNode json() {
            return Json.read(body);
        }

        /** Without the body: it may hold personal data. */
        @Override
        public String toString() {
            return "HTTP " + status;
        }
    }

    /** The status; empty without an answer. */
    public OptionalInt status() {
        return answer.isPresent() ? OptionalInt.of(answer.get().status()) : OptionalInt.empty();
    }

    public boolean is(int status) {
        return answer.isPresent() && answer.get().status() == status;
    }

    /** Whether the other side says: done. */
    public boolean isSuccess() {
        return answer.isPresent() && answer.get().status() / 100 == 2;
    }

    /** Whether the other side says: not done, and never will be. */
    public boolean isRefusal() {
        return answer.isPresent() && answer.get().status() / 100 == 4;
    }

    /** Whether it may or may not have been done. */
    public boolean isUnclear() {
        return !isSuccess() && !isRefusal();
    }

    /** The answer's body, when there is one. */
    public JsonNode json() {
        return answer.orElseThrow().json();
    }

    public Duration took() {
        return Duration.between(sentAt, endedAt);
    }

    /** Without the body. */
    @Override
    public String toString() {
        return answer.map(Answer::toString).orElse("no answer")
                + " after "
                + took().toMillis()
                + " ms";
    }
}
