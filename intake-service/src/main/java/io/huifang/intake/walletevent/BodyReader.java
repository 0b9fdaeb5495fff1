package io.huifang.intake.walletevent;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Gathers a request's body. A body over the limit is read to its end and dropped, so that the
 * sender gets to read the answer; one far over it is given up, and so is one that takes too long.
 */
final class BodyReader {
    /** How far over the limit a body is still read to its end. */
    private static final int PATIENCE = 4 * 1024 * 1024;

    private final HttpServerRequest request;
    private final Terms terms;
    private final Consumer<Body> done;
    private final Context eventLoop = Vertx.currentContext();

    private Buffer first;
    private Buffer gathered;
    private long size;
    private boolean ended;

    /** Whether something of it could not be kept. */
    private boolean crowdedOut;

    /** Ends the waiting; null while it has not begun. */
    private Long timer;

    private BodyReader(HttpServerRequest request, Terms terms, Consumer<Body> done) {
        this.request = request;
        this.terms = terms;
        this.done = done;
    }

    /**
     * What a body may take.
     *
     * @param limit most bytes to keep
     * @param longest how long it may take to arrive
     * @param room asked before so many bytes more are kept
     */
    record Terms(int limit, Duration longest, LongPredicate room) {}

    /** How the reading ended. */
    enum End {
        /** The whole body is there. */
        WHOLE,
        /** There was no room for all of it and it is dropped. */
        CROWDED_OUT,
        /** It was over the limit and is dropped. */
        TOO_LARGE,
        /** It was over the limit and more of it may come: the connection is of no more use. */
        GIVEN_UP,
        /** It did not all arrive in time: the connection is of no more use. */
        TOO_SLOW,
        /** The sender went away; there is nobody to answer. */
        BROKEN_OFF;

        /** What the sender is told, unless the body is whole. */
        Problem problem() {
            return switch (this) {
                case TOO_SLOW -> Problems.TOO_SLOW;
                case CROWDED_OUT -> Problems.OVERLOADED;
                default -> Problems.TOO_LARGE;
            };
        }
    }

    /**
     * A body.
     *
     * @param end how the reading ended
     * @param bytes all of it; null unless whole
     */
    record Body(End end, byte[] bytes) {}

    /**
     * Reads the request's body. To be called on the request's event loop.
     *
     * @param done called once
     */
    static void read(HttpServerRequest request, Terms terms, Consumer<Body> done) {
        BodyReader reader = new BodyReader(request, terms, done);
        request.handler(reader::take);
        request.endHandler(ignored -> reader.end());
        request.exceptionHandler(ignored -> reader.end(End.BROKEN_OFF, null));
        request.resume();
        reader.eventLoop.runOnContext(ignored -> reader.waitForTheRest());
    }

    /** How many bytes may have to be kept: without a length as many as the limit. */
    static long announced(HttpServerRequest request, int limit) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // the HTTP decoder checked it
        return length == null ? limit : Math.min(limit, Long.parseLong(length));
    }

    // Nearly every body arrives together with its headers and is whole by now: no timer for it.
    private void waitForTheRest() {
        if (!ended) {
            timer =
                    eventLoop
                            .owner()
                            .setTimer(
                                    terms.longest().toMillis(), ignored -> end(End.TOO_SLOW, null));
        }
    }

    private void take(Buffer chunk) {
        if (ended) {
            return; // the connection is being closed
        }
        size += chunk.length();
        if (size > terms.limit()) {
            drop();
            if (size > (long) terms.limit() + PATIENCE) {
                end(End.GIVEN_UP, null);
            }
        } else if (crowdedOut || !terms.room().test(chunk.length())) {
            crowdedOut = true;
            drop();
        } else {
            keep(chunk);
        }
    }

    private void keep(Buffer chunk) {
        if (first == null) {
            first = chunk; // nearly always the only one
            return;
        }
        if (gathered == null) {
            gathered = Buffer.buffer(2 * first.length()).appendBuffer(first);
        }
        gathered.appendBuffer(chunk);
    }

    private void drop() {
        first = null;
        gathered = null;
    }

    private byte[] bytes() {
        if (gathered != null) {
            return gathered.getBytes();
        }
        return first == null ? new byte[0] : first.getBytes();
    }

    private void end() {
        if (size > terms.limit()) {
            end(End.TOO_LARGE, null);
        } else if (crowdedOut) {
            end(End.CROWDED_OUT, null);
        } else {
            end(End.WHOLE, bytes());
        }
    }

    private void end(End end, byte[] bytes) {
        if (!ended) {
            ended = true;
            if (timer != null) {
                eventLoop.owner().cancelTimer(timer);
            }
            drop();
            done.accept(new Body(end, bytes));
        }
    }
}
