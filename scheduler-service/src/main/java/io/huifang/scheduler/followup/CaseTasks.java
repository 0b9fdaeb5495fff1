package io.huifang.scheduler.followup;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.callback.TaskLedgers;
import io.huifang.scheduler.dispatch.DispatchTimer;
import io.huifang.scheduler.rows.AfterCommit;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tasks that a transaction must know before anything is followed up, and what it did to them.
 */
@ApplicationScoped
public class CaseTasks {
    private static final String CASES =
            """
            WITH cases AS (
                SELECT DISTINCT coalesce(case_id, callback_id) AS id
                FROM callback_task WHERE callback_id = ANY($1))
            SELECT id FROM cases
            UNION ALL
            SELECT t.callback_id FROM cases JOIN callback_task t ON t.case_id = cases.id
            """;

    private final CallbackTasks tasks;
    private final TaskLedgers ledgers;
    private final DispatchTimer timer;

    CaseTasks(CallbackTasks tasks, TaskLedgers ledgers, DispatchTimer timer) {
        this.tasks = tasks;
        this.ledgers = ledgers;
        this.timer = timer;
    }

    /**
     * @param customerIds locked
     * @param concerned tasks of theirs, open or not
     * @return by id: those concerned and all others of their cases, with all attempts, and all open
     *     ones of the customers
     */
    public Uni<Map<UUID, CallbackTask>> load(
            SqlConnection tx, Collection<String> customerIds, Collection<UUID> concerned) {
        return tasks.openOf(tx, customerIds)
                .chain(
                        open ->
                                cases(tx, concerned)
                                        .chain(them -> tasks.withAttempts(tx, them))
                                        .map(them -> byId(open, them)));
    }

    private static Uni<List<UUID>> cases(SqlConnection tx, Collection<UUID> concerned) {
        if (concerned.isEmpty()) return Uni.createFrom().item(List.of());
        return tx.preparedQuery(CASES)
                .execute(Tuple.of(concerned.toArray(UUID[]::new)))
                .map(rows -> ManyRows.list(rows, row -> row.getUUID(0)));
    }

    /** A ledger of the transaction's instant. */
    public Uni<TaskLedger> ledger(SqlConnection tx) {
        return ledgers.open(tx);
    }

    /** Stores everything; once it is committed, the timer looks when the next task is due. */
    public Uni<Void> store(SqlConnection tx, TaskLedger ledger) {
        AfterCommit.run(tx, () -> ledger.untilNextDue().ifPresent(timer::wakeIn));
        return tasks.store(tx, ledger);
    }

    private static Map<UUID, CallbackTask> byId(
            List<CallbackTask> open, Map<UUID, CallbackTask> concerned) {
        Map<UUID, CallbackTask> known = new HashMap<>();
        open.forEach(task -> known.put(task.id(), task));
        known.putAll(concerned);
        return known;
    }
}
