package io.huifang.scheduler.appointment;

import java.time.Instant;

/** What a customer may say about a call that is planned. */
public sealed interface Choice {
    /**
     * The time suits him.
     *
     * @param planned the time that he was shown, UTC: to another one he has not agreed
     */
    record Keep(Instant planned) implements Choice {}

    /**
     * Another time suits him better.
     *
     * @param start when the slot begins, UTC
     */
    record Move(Instant start) implements Choice {}

    /** He does not want to be called about this. */
    record Decline() implements Choice {}
}
