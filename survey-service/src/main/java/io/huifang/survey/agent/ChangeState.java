package io.huifang.survey.agent;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

/** An agent says whether he takes calls. What he holds, he keeps. */
@ApplicationScoped
public class ChangeState {
    private final Pool pool;
    private final Agents agents;
    private final WorkStates states;
    private final JsonBodies json;

    ChangeState(Pool pool, Agents agents, WorkStates states, JsonBodies json) {
        this.pool = pool;
        this.agents = agents;
        this.states = states;
        this.json = json;
    }

    public Uni<Answer> change(String account, WorkState state) {
        return pool.withTransaction(
                tx ->
                        states.say(tx, account, state)
                                .chain(() -> agents.of(tx, account))
                                .chain(
                                        profile ->
                                                states.of(tx, account)
                                                        .map(
                                                                working ->
                                                                        AgentView.of(
                                                                                profile, working)))
                                .map(view -> Answer.Done.ok(view.version(), json.of(view))));
    }
}
