package io.huifang.scheduler.policy.stored;

import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;

/** The policy in force. */
public class ActivePolicy {
    /**
     * The active policy: at once when it is known, otherwise as soon as the database tells. Another
     * replica's activation is noticed within a second.
     */
    public Uni<Policy> policy() {
        throw new UnsupportedOperationException();
    }
}
