package io.huifang.survey.queue;

import static io.huifang.survey.attempt.AttemptRows.identity;
import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.survey.attempt.Brief;
import io.vertx.mutiny.sqlclient.Row;

import java.util.Map;

/** Rows of a claim as what was claimed. */
final class ClaimedRows {
    private ClaimedRows() {}

    /**
     * @param reasons by queue
     */
    static Claimed claimed(Row row, Map<Integer, String> reasons) {
        Lane.Key lane = new Lane.Key(row.getInteger("queue_id"), row.getInteger("priority"));
        Brief brief =
                new Brief(
                        row.getUUID("callback_id"),
                        row.getString("customer_id"),
                        row.getInteger("number"),
                        reasons.get(lane.queueId()),
                        row.getString("subject_ref"),
                        row.getString("purpose"),
                        row.getString("script"),
                        row.getString("questionnaire"),
                        instant(row, "event_time"),
                        row.getInteger("policy_version"),
                        row.getString("trace_parent"),
                        row.getString("context"),
                        instant(row, "number_as_of"),
                        identity(row));
        return new Claimed(
                row.getUUID("attempt_id"),
                row.getLong("fencing_token"),
                lane,
                instant(row, "due_at"),
                instant(row, "claimed_at"),
                instant(row, "lease_until"),
                instant(row, "callable_until"),
                brief);
    }
}
