package io.huifang.survey.attempt;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * One attempt as it was read at one instant of the database's clock.
 *
 * @param id the attempt
 * @param state where it stands
 * @param token number of claims so far
 * @param priority 0–100, higher first
 * @param dueAt when it was due, UTC
 * @param callableUntil end of its calling window (exclusive), UTC
 * @param offeredAt when it became claimable for the first time, UTC; null before
 * @param claimedAt start of the current or last lease, UTC; null before the first
 * @param leaseUntil end of the current lease (exclusive), UTC; null without one
 * @param revealedAt when the number was shown under the current lease, UTC; null when it was not
 * @param firstRevealedAt when the number was shown for the first time, UTC; null when it never was
 * @param withdrawn the scheduler took it back
 * @param agent the holder, after a conclusion the one who concluded; null otherwise
 * @param formerAgents those whose lease ended without a conclusion
 * @param brief what was dispatched
 * @param readAt the database's time of reading, UTC
 */
public record Attempt(
        UUID id,
        AttemptState state,
        long token,
        int priority,
        Instant dueAt,
        Instant callableUntil,
        Instant offeredAt,
        Instant claimedAt,
        Instant leaseUntil,
        Instant revealedAt,
        Instant firstRevealedAt,
        boolean withdrawn,
        String agent,
        Set<String> formerAgents,
        Brief brief,
        Instant readAt) {

    public Attempt {
        formerAgents = Set.copyOf(formerAgents);
    }

    /** Whether the agent holds it, has concluded it, or once held it. */
    public boolean isOf(String who) {
        return who.equals(agent) || formerAgents.contains(who);
    }

    /** Why he may not write; empty when he holds the live lease that his token stands for. */
    public Optional<Refusal> refusalOfWrite(Holder holder) {
        if (!isOf(holder.agent())) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        if (!holder.token().equals(OptionalLong.of(token))) {
            return Optional.of(Refusal.STALE_LEASE);
        }
        return switch (state) {
            case CONCLUDED -> Optional.of(Refusal.CONCLUDED);
            case RETURNED -> Optional.of(withdrawn ? Refusal.WITHDRAWN : Refusal.STALE_LEASE);
            case UPCOMING, OFFERED -> Optional.of(Refusal.STALE_LEASE);
            case CLAIMED ->
                    holder.agent().equals(agent) && readAt.isBefore(leaseUntil)
                            ? Optional.empty()
                            : Optional.of(Refusal.STALE_LEASE);
        };
    }

    /** Why the number may not be shown; empty when it may. */
    public Optional<Refusal> refusalOfReveal(Holder holder) {
        Optional<Refusal> refusal = refusalOfWrite(holder);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (withdrawn) {
            return Optional.of(Refusal.WITHDRAWN);
        }
        return readAt.isBefore(callableUntil) ? Optional.empty() : Optional.of(Refusal.WINDOW_OVER);
    }
}
