package io.huifang.scheduler.callback;

import io.huifang.scheduler.news.NewsDesk;
import io.huifang.scheduler.notice.Asked;
import io.huifang.scheduler.notice.Notices;
import io.huifang.scheduler.rows.AfterCommit;
import io.huifang.scheduler.rows.ManyRows;
import io.huifang.scheduler.slot.Appointments;
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

    private static final String OF_ATTEMPT =
            "SELECT "
                    + TaskRows.TASK_COLUMNS
                    + ","
                    + TaskRows.ATTEMPT_COLUMNS
                    + """
                    FROM callback_attempt a JOIN callback_task t USING (callback_id)
                    WHERE a.attempt_id = $1
                    """;

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
    private final Appointments appointments;
    private final NewsDesk newsDesk;
    private final Notices notices;
    private final TaskMeters meters;

    CallbackTasks(
            TaskWrites writes,
            Appointments appointments,
            NewsDesk newsDesk,
            Notices notices,
            TaskMeters meters) {
        this.writes = writes;
        this.appointments = appointments;
        this.newsDesk = newsDesk;
        this.notices = notices;
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

    /** The task of an attempt, with that attempt alone; null when there is none. */
    public Uni<CallbackTask> ofAttempt(SqlClient client, UUID attemptId) {
        return client.preparedQuery(OF_ATTEMPT)
                .execute(Tuple.of(attemptId))
                .map(rows -> rows.size() == 0 ? null : TaskRows.joined(rows.iterator().next()));
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
                .map(rows -> ManyRows.list(rows, row -> TaskRows.task(row, List.of())));
    }

    /**
     * Writes everything that happened to tasks, and the facts that tell of it. What happened to the
     * customers' contacts is stored before: notices are asked for last.
     */
    public Uni<Void> store(SqlConnection tx, TaskLedger ledger) {
        return storeAndAsk(tx, ledger).replaceWithVoid();
    }

    /** As the other one; answers which of the notices are sent. */
    public Uni<Asked> storeAndAsk(SqlConnection tx, TaskLedger ledger) {
        AfterCommit.run(tx, () -> meters.count(ledger));
        TaskChanges changes = ledger.changes();
        return notices.ask(tx, ledger.notices(), changes.changedAttemptIds(), ledger.now())
                .invoke(asked -> asked.withheld().forEach(it -> note(ledger, it)))
                .call(() -> writes.write(tx, ledger))
                .call(() -> appointments.agree(tx, changes.bookings()))
                .call(() -> newsDesk.tell(tx, ledger.news()))
                .call(asked -> notices.request(tx, asked.granted()));
    }

    private static void note(TaskLedger ledger, Asked.Withheld withheld) {
        UUID callbackId = withheld.notice().fact().callbackId();
        ledger.noteWithheld(callbackId, withheld.rule(), withheld.contactId());
    }

    private static List<CallbackTask> tasks(RowSet<Row> rows) {
        return ManyRows.list(rows, TaskRows::joined);
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
        return ManyRows.map(
                rows,
                row -> row.getUUID(0),
                row -> TaskRows.task(row, attempts.getOrDefault(row.getUUID(0), List.of())));
    }
}
