package io.huifang.survey.agent;

import io.huifang.survey.audit.Audit;
import io.huifang.survey.audit.AuditAct;
import io.huifang.survey.audit.AuditEntry;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.Set;

/**
 * A supervisor removes the profile of an agent who has left, and with it whether he takes calls.
 * What he did stays under his account's name, and so does what is kept from him: attempts with
 * their former agents, queues of his own ({@code queue.owner}), accounts that an attempt is kept
 * from, reviews, documents and the audit.
 */
@ApplicationScoped
public class RemoveProfile {
    private final Pool pool;
    private final Agents agents;
    private final WorkStates states;
    private final HeldLeases heldLeases;
    private final Audit audit;

    RemoveProfile(Pool pool, Agents agents, WorkStates states, HeldLeases heldLeases, Audit audit) {
        this.pool = pool;
        this.agents = agents;
        this.states = states;
        this.heldLeases = heldLeases;
        this.audit = audit;
    }

    /**
     * Removes what is there of the agent; a second time there is nothing.
     *
     * @param seen the version that is removed; 0 for one without a profile
     * @param by account of the supervisor
     */
    public Uni<Answer> remove(String account, long seen, String by) {
        return pool.withTransaction(
                tx ->
                        // a claim of his is either counted, or comes after it
                        heldLeases
                                .takeTurns(tx, Set.of(account))
                                .chain(() -> refusal(tx, account, seen))
                                .chain(
                                        refusal ->
                                                refusal.isPresent()
                                                        ? refused(refusal.get())
                                                        : remove(tx, account, seen, by)));
    }

    private Uni<Optional<Problem>> refusal(SqlConnection tx, String account, long seen) {
        return agents.of(tx, account)
                .chain(
                        profile ->
                                states.of(tx, account)
                                        .map(working -> refusal(profile, working, seen)))
                .chain(
                        refusal ->
                                refusal.isPresent()
                                        ? Uni.createFrom().item(refusal)
                                        : refusalOfAHolder(tx, account));
    }

    private static Optional<Problem> refusal(Profile profile, Working working, long seen) {
        boolean isThere = profile.version() > 0 || working.since() != null;
        if (!isThere) return Optional.of(Problems.NOT_FOUND);
        return profile.version() == seen
                ? Optional.empty()
                : Optional.of(AgentProblems.STALE_PROFILE);
    }

    private Uni<Optional<Problem>> refusalOfAHolder(SqlConnection tx, String account) {
        return heldLeases
                .count(tx, Set.of(account))
                .map(
                        leases ->
                                leases.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(AgentProblems.HOLDS_A_LEASE));
    }

    private Uni<Answer> remove(SqlConnection tx, String account, long seen, String by) {
        AuditEntry entry =
                new AuditEntry(AuditAct.REMOVE_PROFILE, by, "agent:" + account, null, null);
        return agents.remove(tx, account, seen)
                .chain(
                        removed ->
                                removed || seen == 0
                                        ? states.remove(tx, account)
                                                .chain(() -> audit.append(tx, entry))
                                                .replaceWith(Answer.Done.nothing())
                                        : refused(AgentProblems.STALE_PROFILE));
    }

    private static Uni<Answer> refused(Problem problem) {
        return Uni.createFrom().item(new Answer.Refused(problem));
    }
}
