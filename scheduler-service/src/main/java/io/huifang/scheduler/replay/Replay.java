package io.huifang.scheduler.replay;

import java.time.Instant;
import java.util.UUID;

/**
 * A replay that this process works on.
 *
 * @param replayId which
 * @param owner this run of it: whoever took it over since is another
 * @param policyVersion the candidate
 * @param from begin of the period, UTC
 * @param to end of it, exclusive, UTC
 * @param doneTo id of the last customer that is done; empty for none
 * @param counted whether it is known how many events there are
 * @param changesKept changes kept so far
 */
record Replay(
        UUID replayId,
        UUID owner,
        int policyVersion,
        Instant from,
        Instant to,
        String doneTo,
        boolean counted,
        long changesKept) {
    Replay doneTo(String customerId, int moreChangesKept) {
        return new Replay(
                replayId,
                owner,
                policyVersion,
                from,
                to,
                customerId,
                counted,
                changesKept + moreChangesKept);
    }
}
