package io.huifang.survey.agent;

import java.time.Instant;

/**
 * Whether an agent takes calls, and since when.
 *
 * @param state the state
 * @param since UTC; null for one who never said anything and is ready
 * @param until when a wrap-up ends by itself, UTC; null for not
 */
public record Working(WorkState state, Instant since, Instant until) {
    /** Who has said nothing is there. */
    static final Working UNSAID = new Working(WorkState.READY, null, null);
}
