package io.huifang.survey.agent;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** A supervisor says what an agent can do. */
@ApplicationScoped
class SaveProfile {
    private final Pool pool;
    private final Agents agents;
    private final WorkStates states;
    private final JsonBodies json;

    SaveProfile(Pool pool, Agents agents, WorkStates states, JsonBodies json) {
        this.pool = pool;
        this.agents = agents;
        this.states = states;
        this.json = json;
    }

    /**
     * Replaces the profile.
     *
     * @param profile with the version it replaces; 0 for a new one
     */
    Uni<Answer> save(Profile profile) {
        return pool.withTransaction(
                tx ->
                        agents.save(tx, profile)
                                .chain(
                                        version ->
                                                version.isPresent()
                                                        ? saved(tx, profile.account())
                                                        : Uni.createFrom()
                                                                .item(
                                                                        new Answer.Refused(
                                                                                AgentProblems
                                                                                        .STALE_PROFILE))));
    }

    private Uni<Answer> saved(SqlConnection tx, String account) {
        return agents.of(tx, account)
                .chain(
                        profile ->
                                states.of(tx, account)
                                        .map(working -> AgentView.of(profile, working)))
                .map(view -> Answer.Done.ok(view.version(), json.of(view)));
    }
}
