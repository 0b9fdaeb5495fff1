package io.huifang.survey.insight.churn;

import io.huifang.contract.callback.CallbackOpened;
import io.huifang.contract.callback.DecisionMade;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;

/** What is heard of customers whose matters are unsolved. */
@ApplicationScoped
public class ChurnEvidence {
    private final UnsolvedCases cases;
    private final TakenUpCallbacks takenUp;

    ChurnEvidence(UnsolvedCases cases, TakenUpCallbacks takenUp) {
        this.cases = cases;
        this.takenUp = takenUp;
    }

    /**
     * Before whatever an erasure holds last: it has deleted cases by then.
     *
     * @param decisions each with the time of its event
     * @param followUps callbacks that follow another one up
     */
    public Uni<Void> hear(
            SqlConnection tx, List<DecisionMade> decisions, List<CallbackOpened> followUps) {
        return cases.hear(tx, decisions).chain(() -> takenUp.add(tx, followUps));
    }

    /**
     * Forgets some of before then; tells at least so many as were asked for when there are more.
     */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return cases.purge(client, end, most)
                .chain(gone -> takenUp.purge(client, end, most).map(more -> gone + more));
    }
}
