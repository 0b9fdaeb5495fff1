package io.huifang.survey.queue;

import io.huifang.survey.agent.AgentProblems;
import io.huifang.survey.agent.Agents;
import io.huifang.survey.agent.AtWork;
import io.huifang.survey.agent.HeldLeases;
import io.huifang.survey.attempt.LeaseConfig;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which wishes are refused whatever is on offer: those of agents who take no calls now, or whose
 * hands are full. Also tells what the others may be given.
 */
@ApplicationScoped
class ClaimRules {
    private final HeldLeases heldLeases;
    private final Agents agents;
    private final LeaseConfig terms;

    ClaimRules(HeldLeases heldLeases, Agents agents, LeaseConfig terms) {
        this.heldLeases = heldLeases;
        this.agents = agents;
        this.terms = terms;
    }

    /**
     * To be called first: a request that another replica is answering at this moment is then found
     * answered, and not refused for the lease it was given there.
     */
    Uni<Void> takeTurns(SqlConnection tx, Pairing pairing) {
        return terms.perAgent() == 0
                ? Uni.createFrom().voidItem()
                : heldLeases.takeTurns(tx, pairing.wishes().stream().map(Wish::agent).toList());
    }

    Uni<Void> refuse(SqlConnection tx, Pairing pairing) {
        List<Integer> open = pairing.open();
        return open.isEmpty()
                ? Uni.createFrom().voidItem()
                : agents.atWork(tx, new HashSet<>(pairing.agents(open)))
                        .invoke(atWork -> refuseTheAbsent(pairing, open, atWork))
                        .chain(() -> refuseFullHands(tx, pairing));
    }

    private static void refuseTheAbsent(
            Pairing pairing, List<Integer> open, Map<String, AtWork> atWork) {
        for (int place : open) {
            AtWork agent = atWork.get(pairing.wishes().get(place).agent());
            Problem absent = AgentProblems.of(agent.state());
            if (absent == null) {
                pairing.able(place, agent.ability());
            } else {
                pairing.answer(place, new Answer.Refused(absent));
            }
        }
    }

    private Uni<Void> refuseFullHands(SqlConnection tx, Pairing pairing) {
        List<Integer> open = pairing.open();
        if (terms.perAgent() == 0 || open.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> agents = new HashSet<>(pairing.agents(open));
        return heldLeases
                .count(tx, agents)
                .invoke(leases -> refuse(pairing, open, leases))
                .replaceWithVoid();
    }

    // Each wish that is let through counts like a lease for the agent's next one.
    private void refuse(Pairing pairing, List<Integer> open, Map<String, Integer> leases) {
        for (int place : open) {
            String agent = pairing.wishes().get(place).agent();
            int held = leases.merge(agent, 1, Integer::sum) - 1;
            if (held >= terms.perAgent()) {
                pairing.answer(place, new Answer.Refused(Problems.TOO_MANY_LEASES));
            }
        }
    }
}
