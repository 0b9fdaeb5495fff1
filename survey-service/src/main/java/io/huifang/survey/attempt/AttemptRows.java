package io.huifang.survey.attempt;

import io.huifang.contract.callback.IdentityLevel;
import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;

/** Reads rows of the attempt's tables, by the columns' names. */
public final class AttemptRows {
    private AttemptRows() {}

    static Attempt attempt(Row row) {
        String[] formerAgents = row.getArrayOfStrings("former_agents");
        return new Attempt(
                row.getUUID("attempt_id"),
                AttemptState.valueOf(row.getString("state")),
                row.getLong("fencing_token"),
                row.getInteger("priority"),
                instant(row, "due_at"),
                instant(row, "callable_until"),
                instant(row, "offered_at"),
                instant(row, "claimed_at"),
                instant(row, "lease_until"),
                instant(row, "revealed_at"),
                instant(row, "first_revealed_at"),
                row.getBoolean("withdrawn"),
                row.getString("agent"),
                formerAgents == null ? Set.of() : Set.of(formerAgents),
                brief(row),
                instant(row, "read_at"));
    }

    static Move move(Row row) {
        return new Move(
                row.getUUID("attempt_id"),
                AttemptState.valueOf(row.getString("state")),
                row.getBoolean("withdrawn"),
                new Offer(
                        row.getInteger("queue_id"),
                        row.getInteger("priority"),
                        instant(row, "due_at")),
                row.getUUID("callback_id"),
                row.getString("customer_id"),
                row.getInteger("number"),
                instant(row, "first_revealed_at"),
                row.getString("trace_parent"));
    }

    private static Brief brief(Row row) {
        return new Brief(
                row.getUUID("callback_id"),
                row.getString("customer_id"),
                row.getInteger("number"),
                row.getString("reason"),
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
    }

    /** What the policy says of who is on the line; null for nothing. */
    public static IdentityLevel identity(Row row) {
        String level = row.getString("identity");
        return level == null ? null : IdentityLevel.valueOf(level);
    }

    /** A moment, UTC; null for none. */
    public static Instant instant(Row row, String column) {
        OffsetDateTime moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }
}
