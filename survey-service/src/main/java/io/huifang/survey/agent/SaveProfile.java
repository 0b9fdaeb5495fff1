package io.huifang.survey.agent;

import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

/** A supervisor says what an agent can do. */
@ApplicationScoped
public class SaveProfile {
    private final Pool pool;
    private final Agents agents;
    private final WorkStates states;
    private final JsonBodies json;
    private final Audit audit;

    SaveProfile(Pool pool, Agents agents, WorkStates states, JsonBodies json, Audit audit) {
        this.pool = pool;
        this.agents = agents;
        this.states = states;
        this.json = json;
        this.audit = audit;
    }

    /**
     * Replaces the profile.
     *
     * @param profile with the version it replaces; 0 for a new one
     * @param by account of the supervisor
     */
    public Uni<Answer> save(Profile profile, String by) {
        return pool.withTransaction(
                tx ->
                        agents.save(tx, profile)
                                .chain(
                                        version ->
                                                version.isPresent()
                                                        ? saved(tx, profile.account(), by)
                                                        : Uni.createFrom()
                                                                .item(
                                                                        new Answer.Refused(
                                                                                AgentProblems
                                                                                        .STALE_PROFILE))));
    }

    private Uni<Answer> saved(SqlConnection tx, String account, String by) {
        AuditEntry entry = new AuditEntry(AuditAct.CHANGE_ROLE, by, "agent:" + account, null, null);
        return agents.of(tx, account)
                .chain(
                        profile ->
                                states.of(tx, account)
                                        .map(working -> AgentView.of(profile, working)))
                .map(view -> (Answer) Answer.Done.ok(view.version(), json.of(view)))
                .call(() -> audit.append(tx, entry));
    }
}
