package io.huifang.survey.insight.churn;

import io.huifang.contract.callback.Outcome;

import java.time.Instant;
import java.util.UUID;

/**
 * A callback that ended without a solution and was watched for long enough.
 *
 * @param customerId whose matter it is
 * @param closedAt when it ended, UTC
 * @param takenUp whether another callback follows it up
 * @param heard whether he was spoken to or answered meanwhile
 */
record UnsolvedCase(
        UUID callbackId,
        String customerId,
        String reason,
        Outcome outcome,
        int attempts,
        Instant closedAt,
        boolean takenUp,
        boolean heard) {

    /** What a case comes to. */
    enum End {
        /** Another callback goes on with it, and comes to an end of its own. */
        TAKEN_UP,
        /** Something was heard of the customer. */
        HEARD,
        /** Nothing was: he may be leaving. */
        SILENT
    }

    End end() {
        if (takenUp) return End.TAKEN_UP;
        return heard ? End.HEARD : End.SILENT;
    }

    boolean isRisk() {
        return end() == End.SILENT;
    }
}
