package io.huifang.survey.queue;

import io.huifang.survey.attempt.LeaseConfig;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which wishes are refused whatever is on offer: those of agents whose hands are full. */
@ApplicationScoped
class ClaimRules {
    private final Claims claims;
    private final LeaseConfig terms;

    ClaimRules(Claims claims, LeaseConfig terms) {
        this.claims = claims;
        this.terms = terms;
    }

    /**
     * To be called first: a request that another replica is answering at this moment is then found
     * answered, and not refused for the lease it was given there.
     */
    Uni<Void> takeTurns(SqlConnection tx, Pairing pairing) {
        return terms.perAgent() == 0
                ? Uni.createFrom().voidItem()
                : claims.lockAgents(tx, pairing.wishes().stream().map(Wish::agent).toList());
    }

    Uni<Void> refuse(SqlConnection tx, Pairing pairing) {
        List<Integer> open = pairing.open().values().stream().flatMap(List::stream).toList();
        if (terms.perAgent() == 0 || open.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<String> agents = new HashSet<>(pairing.agents(open));
        return claims.leasesOf(tx, agents)
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
