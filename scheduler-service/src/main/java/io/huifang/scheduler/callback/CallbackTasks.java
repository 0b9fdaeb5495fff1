package io.huifang.scheduler.callback;

import io.huifang.scheduler.news.NewsDesk;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tasks and their attempts. Whoever loads them to change them has locked their customers. */
@ApplicationScoped
public class CallbackTasks {
    private static final String WITH_LATEST_ATTEMPT =
            "SELECT "
                    + TaskRows.TASK_COLUMNS
                    + ","
                    + TaskRows.ATTEMPT_COLUMNS
                    + """
                    FROM callback_task t
                    LEFT JOIN callback_attempt a
                        ON a.callback_id = t.callback_id AND a.number = t.attempts
                    """;

    private static final String OPEN_OF_CUSTOMERS =
            WITH_LATEST_ATTEMPT
                    + "WHERE t.customer_id = ANY($1) AND t.status <> 'CLOSED' ORDER BY t.callback_id";

    private static final String BY_ID = WITH_LATEST_ATTEMPT + "WHERE t.callback_id = ANY($1)";

    private static final String TASKS =
            "SELECT "
                    + TaskRows.TASK_COLUMNS
                    + "FROM callback_task t WHERE t.callback_id = ANY($1)";

    private static final String FOLLOW_UPS =
            "SELECT "
                    + TaskRows.TASK_COLUMNS
                    + """
                    FROM callback_task t
                    WHERE t.case_id = $1 AND t.parent_id = $2 ORDER BY t.created_at, t.callback_id
                    """;

    private static final String ATTEMPTS =
            "SELECT a.callback_id, "
                    + TaskRows.ATTEMPT_COLUMNS
                    + "FROM callback_attempt a WHERE a.callback_id = ANY($1) ORDER BY a.number";

    private final TaskWrites writes;
    private final NewsDesk newsDesk;
    private final TaskMeters meters;

    CallbackTasks(TaskWrites writes, NewsDesk newsDesk, TaskMeters meters) {
        this.writes = writes;
        this.newsDesk = newsDesk;
        this.meters = meters;
    }

    /** The customers' open tasks, oldest first, each with its latest attempt. */
    public Uni<List<CallbackTask>> openOf(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(OPEN_OF_CUSTOMERS)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .map(CallbackTasks::tasks);
    }

    /** The tasks of these ids, each with its latest attempt. Unknown ids are left out. */
    public Uni<List<CallbackTask>> withLatestAttempt(SqlConnection tx, Collection<UUID> ids) {
        return tx.preparedQuery(BY_ID)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(CallbackTasks::tasks);
    }

    /** The tasks of these ids, each with all its attempts. Unknown ids are left out. */
    public Uni<Map<UUID, CallbackTask>> withAttempts(SqlClient tx, Collection<UUID> ids) {
        Tuple wanted = Tuple.of(ids.toArray(UUID[]::new));
        return tx.preparedQuery(ATTEMPTS)
                .execute(wanted)
                .map(CallbackTasks::attempts)
                .chain(
                        attempts ->
                                tx.preparedQuery(TASKS)
                                        .execute(wanted)
                                        .map(rows -> tasks(rows, attempts)));
    }

    /** The tasks that follow this one up, oldest first, without their attempts. */
    Uni<List<CallbackTask>> followUpsOf(SqlClient client, CallbackTask task) {
        return client.preparedQuery(FOLLOW_UPS)
                .execute(Tuple.of(task.matter().caseId(), task.id()))
                .map(
                        rows -> {
                            List<CallbackTask> next = new ArrayList<>();
                            rows.forEach(row -> next.add(TaskRows.task(row, List.of())));
                            return next;
                        });
    }

    /** Writes everything that happened to tasks, and the facts that tell of it. */
    public Uni<Void> store(SqlConnection tx, TaskLedger ledger) {
        AfterCommit.run(tx, () -> meters.count(ledger));
        return writes.write(tx, ledger).chain(() -> newsDesk.tell(tx, ledger.news()));
    }

    private static List<CallbackTask> tasks(RowSet<Row> rows) {
        List<CallbackTask> tasks = new ArrayList<>(rows.size());
        for (Row row : rows) {
            tasks.add(TaskRows.joined(row));
        }
        return tasks;
    }

    private static Map<UUID, List<Attempt>> attempts(RowSet<Row> rows) {
        Map<UUID, List<Attempt>> attempts = new HashMap<>();
        for (Row row : rows) {
            attempts.computeIfAbsent(row.getUUID(0), id -> new ArrayList<>())
                    .add(TaskRows.attempt(row, 1));
        }
        return attempts;
    }

    private static Map<UUID, CallbackTask> tasks(
            RowSet<Row> rows, Map<UUID, List<Attempt>> attempts) {
        Map<UUID, CallbackTask> tasks = new HashMap<>();
        for (Row row : rows) {
            UUID id = row.getUUID(0);
            tasks.put(id, TaskRows.task(row, attempts.getOrDefault(id, List.of())));
        }
        return tasks;
    }
}
