package io.huifang.scheduler.callback;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The multi-row statements by which a ledger reaches the tables. */
@ApplicationScoped
class TaskWrites {
    private static final String STANDING =
            """
            status text, due_at timestamptz, fresh_until timestamptz,
            latest_event_time timestamptz, closed_at timestamptz, priority int, attempts int,
            counted int, skill text, outcome text, appointed_at timestamptz,
            appointed_on timestamptz, earliest_event_time timestamptz, held_back_by text,
            next_owner text, next_language text
            """;

    private static final String OPEN_TASKS =
            Columns.insertInto(
                    "callback_task",
                    """
                    callback_id uuid, event_key uuid, parent_id uuid, customer_id text,
                    reason text, cause text, subject_ref text, event_time timestamptz,
                    created_at timestamptz, policy_version int, traceparent text, %s,
                    case_id uuid, case_reason text, case_cause text, follow_up int
                    """
                            .formatted(STANDING.strip()));

    private static final String CHANGE_TASKS =
            """
            UPDATE callback_task t
            SET status = n.status, due_at = n.due_at, fresh_until = n.fresh_until,
                latest_event_time = n.latest_event_time, closed_at = n.closed_at,
                priority = n.priority, attempts = n.attempts, counted = n.counted,
                skill = n.skill, outcome = n.outcome, appointed_at = n.appointed_at,
                appointed_on = n.appointed_on, earliest_event_time = n.earliest_event_time,
                held_back_by = n.held_back_by, next_owner = n.next_owner,
                next_language = n.next_language
            FROM (%s) AS n
            WHERE t.callback_id = n.callback_id
            """
                    .formatted(Columns.rows("callback_id uuid, " + STANDING));

    private static final String ADD_HISTORY =
            Columns.insertInto(
                    "callback_history",
                    """
                    entry_id uuid, callback_id uuid, at timestamptz, what text, because text,
                    who text, contact_id uuid
                    """);

    /**
     * Changes first: a task that closes makes room for a new one of the same cause, an attempt that
     * ends for the next one.
     */
    Uni<Void> write(SqlConnection tx, TaskLedger ledger) {
        TaskChanges changes = ledger.changes();
        return ManyRows.writeEach(tx, CHANGE_TASKS, changes.changed(), TaskWrites::standings)
                .chain(
                        () ->
                                ManyRows.writeEach(
                                        tx, OPEN_TASKS, changes.opened(), TaskWrites::tasks))
                .chain(() -> AttemptWrites.change(tx, changes.changedAttempts()))
                .chain(() -> AttemptWrites.add(tx, changes.dispatchedAttempts()))
                .chain(
                        () ->
                                ManyRows.writeEach(
                                        tx, ADD_HISTORY, ledger.history(), TaskWrites::entries));
    }

    private static Tuple tasks(List<CallbackTask> tasks) {
        Columns<CallbackTask> columns =
                Columns.of(tasks)
                        .uuid(CallbackTask::id)
                        .uuid(task -> task.matter().eventKey())
                        .uuid(task -> task.matter().parentId())
                        .text(task -> task.matter().customerId())
                        .text(task -> task.matter().reason())
                        .text(task -> task.matter().cause())
                        .text(task -> task.matter().subjectRef())
                        .instant(task -> task.matter().eventTime())
                        .instant(task -> task.matter().createdAt())
                        .integer(task -> task.matter().policyVersion())
                        .text(task -> task.matter().traceParent());
        return standing(columns)
                .uuid(task -> of(task, Lineage::caseId))
                .text(task -> of(task, Lineage::caseReason))
                .text(task -> of(task, Lineage::caseCause))
                .integer(task -> task.matter().followUps())
                .tuple();
    }

    private static <T> T of(CallbackTask task, Function<Lineage, T> value) {
        Lineage lineage = task.matter().lineage();
        return lineage == null ? null : value.apply(lineage);
    }

    private static Tuple standings(List<CallbackTask> tasks) {
        return standing(Columns.of(tasks).uuid(CallbackTask::id)).tuple();
    }

    private static Columns<CallbackTask> standing(Columns<CallbackTask> columns) {
        return columns.text(task -> task.standing().status())
                .instant(task -> task.standing().dueAt())
                .instant(task -> task.standing().freshUntil())
                .instant(task -> task.standing().events().latest())
                .instant(task -> task.standing().closedAt())
                .integer(task -> task.standing().priority())
                .integer(task -> task.standing().attempts())
                .integer(task -> task.standing().counted())
                .text(task -> task.standing().skill())
                .text(task -> task.standing().outcome())
                .instant(task -> chosen(task, ChosenTime::at))
                .instant(task -> chosen(task, ChosenTime::saidAt))
                .instant(task -> task.standing().events().earliest())
                .text(task -> task.standing().heldBackBy())
                .text(task -> task.standing().nextAgent().owner())
                .text(task -> task.standing().nextAgent().language());
    }

    private static Instant chosen(CallbackTask task, Function<ChosenTime, Instant> value) {
        ChosenTime chosen = task.standing().chosen();
        return chosen == null ? null : value.apply(chosen);
    }

    private static Tuple entries(List<HistoryEntry> entries) {
        return Columns.of(entries)
                .uuid(HistoryEntry::entryId)
                .uuid(HistoryEntry::callbackId)
                .instant(HistoryEntry::at)
                .text(HistoryEntry::what)
                .text(HistoryEntry::because)
                .text(HistoryEntry::who)
                .uuid(HistoryEntry::contactId)
                .tuple();
    }
}
