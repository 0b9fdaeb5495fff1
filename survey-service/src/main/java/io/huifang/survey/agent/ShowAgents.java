package io.huifang.survey.agent;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows who works here, and how. */
@ApplicationScoped
public class ShowAgents {
    private final Pool pool;
    private final Agents agents;
    private final WorkStates states;
    private final JsonBodies json;

    ShowAgents(Pool pool, Agents agents, WorkStates states, JsonBodies json) {
        this.pool = pool;
        this.agents = agents;
        this.states = states;
        this.json = json;
    }

    public Uni<Answer> all() {
        return look().map(view -> new Answer.Done(200, null, json.of(view)));
    }

    public Uni<Answer> one(String account) {
        return look(account).map(view -> Answer.Done.ok(view.version(), json.of(view)));
    }

    /** All with a profile, and who ever said whether he takes calls; by account. */
    public Uni<AgentsView> look() {
        return pool.withConnection(
                connection ->
                        Uni.combine()
                                .all()
                                .unis(agents.all(connection), states.all(connection))
                                .with(ShowAgents::view));
    }

    /** The account's, also without a profile. */
    public Uni<AgentView> look(String account) {
        return pool.withConnection(
                connection ->
                        Uni.combine()
                                .all()
                                .unis(
                                        agents.of(connection, account),
                                        states.of(connection, account))
                                .with(AgentView::of));
    }

    private static AgentsView view(List<Profile> profiles, Map<String, Working> working) {
        Map<String, Profile> byAccount = new TreeMap<>();
        working.keySet().forEach(account -> byAccount.put(account, Profile.none(account)));
        profiles.forEach(profile -> byAccount.put(profile.account(), profile));
        return new AgentsView(
                byAccount.values().stream()
                        .map(
                                profile ->
                                        AgentView.of(
                                                profile,
                                                working.getOrDefault(
                                                        profile.account(), Working.UNSAID)))
                        .toList());
    }
}
