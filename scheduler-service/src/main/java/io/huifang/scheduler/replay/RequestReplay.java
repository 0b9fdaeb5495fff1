package io.huifang.scheduler.replay;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.policy.stored.PolicyHistory;
import io.huifang.scheduler.replay.Replays.NewReplay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.UUID;

/** Asks for a replay of a stored policy; some process runs it soon. */
@ApplicationScoped
class RequestReplay {
    /** More would only wait for each other. */
    private static final int MOST_OPEN = 10;

    private final Pool pool;
    private final Replays replays;
    private final PolicyHistory policies;
    private final Ids ids;

    RequestReplay(Pool pool, Replays replays, PolicyHistory policies, Ids ids) {
        this.pool = pool;
        this.replays = replays;
        this.policies = policies;
        this.ids = ids;
    }

    /** What came of it. */
    sealed interface Answer {
        /** It waits. */
        record Accepted(UUID replayId) implements Answer {}

        /** There is no such policy, or this release cannot read it. */
        record Unknown() implements Answer {}

        /** So many wait already. */
        record TooMany() implements Answer {}
    }

    /**
     * @param from begin of the period, UTC
     * @param to end of it, exclusive, UTC
     * @param who account of who asks
     */
    Uni<Answer> request(int policyVersion, Instant from, Instant to, String who) {
        NewReplay wanted = new NewReplay(ids.next(), policyVersion, from, to, who);
        return policies.version(policyVersion)
                .chain(
                        policy ->
                                policy.isEmpty()
                                        ? Uni.createFrom().item(new Answer.Unknown())
                                        : add(wanted));
    }

    private Uni<Answer> add(NewReplay wanted) {
        return replays.add(pool, wanted, MOST_OPEN)
                .map(
                        added ->
                                added
                                        ? new Answer.Accepted(wanted.replayId())
                                        : new Answer.TooMany());
    }
}
