package io.huifang.scheduler.callback;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.rows.Columns;
import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.util.List;

/** Rows of {@code callback_task} and {@code callback_attempt} as the domain's values. */
final class TaskRows {
    private TaskRows() {}

    static Matter matter(Row row) {
        return new Matter(
                row.getUUID("callback_id"),
                row.getUUID("event_key"),
                row.getUUID("parent_id"),
                row.getString("customer_id"),
                row.getString("reason"),
                row.getString("cause"),
                row.getString("subject_ref"),
                instant(row, "event_time"),
                instant(row, "created_at"),
                row.getInteger("policy_version"),
                row.getString("traceparent"));
    }

    static Standing standing(Row row) {
        String outcome = row.getString("outcome");
        return new Standing(
                Standing.Status.valueOf(row.getString("status")),
                instant(row, "due_at"),
                instant(row, "fresh_until"),
                instant(row, "latest_event_time"),
                instant(row, "closed_at"),
                row.getShort("priority"),
                row.getShort("attempts"),
                row.getShort("counted"),
                row.getString("skill"),
                outcome == null ? null : Outcome.valueOf(outcome));
    }

    /** The attempt joined to a task's row; none when the join found none. */
    static List<Attempt> joinedAttempt(Row row) {
        return row.getValue("attempt_id") == null ? List.of() : List.of(attempt(row));
    }

    static Attempt attempt(Row row) {
        String ending = row.getString("ended");
        String disposition = row.getString("disposition");
        return new Attempt(
                row.getUUID("attempt_id"),
                row.getShort("number"),
                instant(row, "attempt_due_at"),
                instant(row, "dispatched_at"),
                instant(row, "callable_from"),
                instant(row, "callable_until"),
                instant(row, "silent_at"),
                ending == null ? null : Attempt.Ending.valueOf(ending),
                instant(row, "ended_at"),
                disposition == null ? null : Disposition.valueOf(disposition),
                instant(row, "concluded_at"));
    }

    private static Instant instant(Row row, String column) {
        return Columns.instant(row.getOffsetDateTime(column));
    }
}
