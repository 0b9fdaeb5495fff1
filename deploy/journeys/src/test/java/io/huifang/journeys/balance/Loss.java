package io.huifang.journeys.balance;

import java.time.Instant;

/**
 * Something that a client wanted and did not get.
 *
 * @param at when
 * @param replica whose fault it was; empty when there was none to send to
 * @param kind what happened
 */
public record Loss(Instant at, String replica, Kind kind) {

    /** What can happen to a connection. */
    public enum Kind {
        /** No replica was ready. */
        NOBODY_READY,
        /** The replica that was ready by the latest answers did not let it in. */
        REFUSED,
        /** The replica hung up on somebody who had asked and was not answered. */
        CUT
    }
}
