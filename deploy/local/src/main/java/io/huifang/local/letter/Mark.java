package io.huifang.local.letter;

import java.time.Instant;

/**
 * A step of putting a letter's record back.
 *
 * @param step which
 * @param run the run of the tool that made it
 * @param partition of the topic of origin on which the copy is put
 * @param offset of an intention the end of that partition before: the copy stands here or behind;
 *     of what is done where the copy stands
 * @param at when, by the broker's clock; null until it is read back, and when the broker did not
 *     tell
 */
record Mark(Step step, String run, int partition, long offset, Instant at) {
    enum Step {
        INTENDED,
        DONE
    }

    static Mark intended(String run, int partition, long end) {
        return new Mark(Step.INTENDED, run, partition, end, null);
    }

    static Mark done(String run, int partition, long offset) {
        return new Mark(Step.DONE, run, partition, offset, null);
    }
}
