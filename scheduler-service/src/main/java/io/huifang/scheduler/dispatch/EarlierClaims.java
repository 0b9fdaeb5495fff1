package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What has a word about due tasks before anybody asks whether their customers may be called. It
 * stands here, and is answered elsewhere, because those who answer know of dispatching.
 */
public interface EarlierClaims {
    /**
     * @param due whose customers are locked
     * @return what was decided of some of them, by the task's id; of the others nothing
     */
    Uni<Map<UUID, ContactDecision>> on(
            SqlConnection tx, List<CallbackTask> due, Policy policy, TaskLedger ledger);
}
