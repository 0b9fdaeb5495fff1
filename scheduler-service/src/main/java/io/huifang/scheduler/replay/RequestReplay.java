package io.huifang.scheduler.replay;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.policy.stored.PolicyHistory;
import io.huifang.scheduler.replay.Replays.NewReplay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Asks for a replay of a stored policy; some process runs it soon. */
@ApplicationScoped
public class RequestReplay {
    /** More would only wait for each other. */
    private static final int MOST_OPEN = 10;

    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private final Pool pool;
    private final Replays replays;
    private final PolicyHistory policies;
    private final Ids ids;
    private final Clock clock;

    RequestReplay(Pool pool, Replays replays, PolicyHistory policies, Ids ids, Clock clock) {
        this.pool = pool;
        this.replays = replays;
        this.policies = policies;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Answer {
        /** It waits. */
        record Accepted(UUID replayId) implements Answer {}

        /** There is no such policy, or this release cannot read it. */
        record Unknown() implements Answer {}

        /** So many wait already. */
        record TooMany() implements Answer {}

        /** The end is not behind the begin, or one of them is no time of ours. */
        record NoPeriod() implements Answer {}

        /** Its end is in the future. */
        record InFuture() implements Answer {}
    }

    /**
     * @param begin of the period, UTC
     * @param end of it, exclusive, UTC; not in the future
     * @param who account of who asks
     */
    public Uni<Answer> request(int policyVersion, Instant begin, Instant end, String who) {
        Instant from = begin.truncatedTo(ChronoUnit.MICROS);
        Instant to = end.truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(Instant.EPOCH) || to.isAfter(LATEST) || !from.isBefore(to)) {
            return Uni.createFrom().item(new Answer.NoPeriod());
        }
        if (to.isAfter(clock.instant())) return Uni.createFrom().item(new Answer.InFuture());
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
