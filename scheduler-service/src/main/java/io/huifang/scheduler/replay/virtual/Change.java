package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.decision.DecidingAgain.Again;
import io.huifang.scheduler.decision.PastDecision;

import java.util.Objects;

/**
 * A decision that another policy changes.
 *
 * @param past as it was
 * @param asItWas made again under the policy then in force
 * @param otherwise under the candidate
 */
public record Change(PastDecision past, Again asItWas, Again otherwise) {
    /** Whether the answer differs, or the call it leads to: its instants, its priority. */
    static boolean between(Again one, Again other) {
        return !one.answer().equals(other.answer()) || !Objects.equals(one.call(), other.call());
    }
}
