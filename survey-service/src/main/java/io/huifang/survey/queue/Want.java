package io.huifang.survey.queue;

import io.huifang.survey.agent.Ability;

/**
 * What a waiting agent may be given. Claims with equal wants are served by one statement.
 *
 * @param filter which offers he wants
 * @param ability what he can do
 * @param owner the agent, when offers wait for him alone; empty when none do
 */
record Want(ClaimFilter filter, Ability ability, String owner) {
    /** What waits for him alone he may have whatever it asks for: somebody meant him. */
    boolean takes(Lane lane) {
        if (!filter.takes(lane)) return false;
        return lane.queue().isOwned()
                ? lane.queue().owner().equals(owner)
                : ability.meets(lane.queue().skill(), lane.queue().language());
    }
}
