package io.huifang.survey.queue;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.survey.attempt.Brief;
import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An attempt that has just been claimed.
 *
 * @param attemptId the attempt
 * @param token the lease's fencing token
 * @param lane where it was offered
 * @param dueAt when it was due, UTC
 * @param claimedAt start of the lease, UTC
 * @param leaseUntil end of the lease (exclusive), UTC
 * @param callableUntil end of its calling window, UTC
 * @param brief what was dispatched
 */
record Claimed(
        UUID attemptId,
        long token,
        Lane.Key lane,
        Instant dueAt,
        Instant claimedAt,
        Instant leaseUntil,
        Instant callableUntil,
        Brief brief) {
    /**
     * @param reasons by queue
     */
    static Claimed of(Row row, Map<Integer, String> reasons) {
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
                        instant(row, "number_as_of"));
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
