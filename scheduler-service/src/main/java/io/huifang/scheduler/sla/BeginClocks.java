package io.huifang.scheduler.sla;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Sla;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Notes what cases are promised when they begin. Works in its caller's transaction, which has
 * locked the customers and opens the tasks.
 */
@ApplicationScoped
public class BeginClocks {
    private final SlaCases cases;

    BeginClocks(SlaCases cases) {
        this.cases = cases;
    }

    /**
     * @param begun tasks that events opened, each with the facts of its event
     */
    public Uni<Void> begin(SqlConnection tx, Policy policy, Map<CallbackTask, EventFacts> begun) {
        List<SlaCase> promised = new ArrayList<>();
        begun.forEach(
                (task, facts) ->
                        policy.reason(task.matter().reason())
                                .map(reason -> reason.sla())
                                .ifPresent(sla -> promised.add(started(task, sla, facts, policy))));
        return cases.begin(tx, promised);
    }

    private static SlaCase started(CallbackTask task, Sla sla, EventFacts facts, Policy policy) {
        CaseFacts nothingYet = new CaseFacts(List.of(task), null, List.of());
        return SlaClock.started(SlaCase.begun(task, sla, facts), nothingYet, policy);
    }
}
