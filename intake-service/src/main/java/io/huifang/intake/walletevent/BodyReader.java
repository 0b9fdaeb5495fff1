package io.huifang.intake.walletevent;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Gathers a request's body. A body over the limit is read to its end and dropped, so that the
 * sender gets to read the answer; one far over it is given up, and so is one that takes too long.
 */
final class BodyReader {
    /** How far over the limit a body is still read to its end. */
    private static final int PATIENCE = 4 * 1024 * 1024;

    private final HttpServerRequest request;
    private final int limit;
    private final Duration longest;
    private final Consumer<Body> done;
    private final Context eventLoop = Vertx.currentContext();

    private Buffer first;
    private Buffer gathered;
    private long size;
    private boolean ended;

    /** Ends the waiting; null while it has not begun. */
    private Long timer;

    private BodyReader(
            HttpServerRequest request, int limit, Duration longest, Consumer<Body> done) {
        this.request = request;
        this.limit = limit;
        this.longest = longest;
        this.done = done;
    }

    /** How the reading ended. */
    enum End {
        /** The whole body is there. */
        WHOLE,
        /** It was over the limit and is dropped. */
        TOO_LARGE,
        /** It was over the limit and more of it may come: the connection is of no more use. */
        GIVEN_UP,
        /** It did not all arrive in time: the connection is of no more use. */
        TOO_SLOW,
        /** The sender went away; there is nobody to answer. */
        BROKEN_OFF
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
     * @param limit most bytes to keep
     * @param longest how long it may take to arrive
     * @param done called once
     */
    static void read(HttpServerRequest request, int limit, Duration longest, Consumer<Body> done) {
        BodyReader reader = new BodyReader(request, limit, longest, done);
        request.handler(reader::take);
        request.endHandler(ignored -> reader.end());
        request.exceptionHandler(ignored -> reader.end(End.BROKEN_OFF, null));
        request.resume();
        reader.eventLoop.runOnContext(ignored -> reader.waitForTheRest());
    }

    // Nearly every body arrives together with its headers and is whole by now: no timer for it.
    private void waitForTheRest() {
        if (!ended) {
            timer =
                    eventLoop
                            .owner()
                            .setTimer(longest.toMillis(), ignored -> end(End.TOO_SLOW, null));
        }
    }

    private void take(Buffer chunk) {
        if (ended) {
            return; // the connection is being closed
        }
        size += chunk.length();
        if (size > limit) {
            drop();
            if (size > (long) limit + PATIENCE) {
                end(End.GIVEN_UP, null);
            }
        } else if (first == null) {
            first = chunk; // nearly always the only one
        } else {
            if (gathered == null) {
                gathered = Buffer.buffer(2 * first.length()).appendBuffer(first);
            }
            gathered.appendBuffer(chunk);
        }
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
        if (size > limit) {
            end(End.TOO_LARGE, null);
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
