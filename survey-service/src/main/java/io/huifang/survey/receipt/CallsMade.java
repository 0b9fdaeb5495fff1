package io.huifang.survey.receipt;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.contract.attempt.Disposition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls that were made, as far as receipts tell of them. */
@ApplicationScoped
class CallsMade {
    private static final String CALLS =
            """
            SELECT c.attempt_id, p.display_name AS agent, c.claimed_at, c.revealed_at,
                c.concluded_at, c.reason, c.disposition,
                r.disposition AS last_word, r.corrected_at, c.appointment_at, c.promise_kept_by,
                c.promise_due_at, b.purpose, b.context::text AS context
            FROM conclusion c JOIN attempt_brief b USING (attempt_id)
            LEFT JOIN agent p ON p.account = c.agent
            LEFT JOIN LATERAL (
                SELECT disposition, corrected_at FROM attempt_correction
                WHERE attempt_id = c.attempt_id ORDER BY revision DESC LIMIT 1) r ON true
            WHERE NOT EXISTS (
                SELECT 1 FROM erased_customer e WHERE e.customer_id = c.customer_id)
              AND\s""";

    private static final String OF_ATTEMPT = CALLS + "c.attempt_id = $1";

    private static final String LATEST =
            CALLS + "c.customer_id = $1 ORDER BY c.concluded_at DESC LIMIT 20";

    /** Empty when there was no such call, nobody answered it, or its customer was erased. */
    Uni<Optional<CallMade>> find(SqlClient client, UUID attemptId) {
        return client.preparedQuery(OF_ATTEMPT)
                .execute(Tuple.of(attemptId))
                .map(
                        rows -> {
                            RowIterator<Row> found = rows.iterator();
                            return Optional.of(found)
                                    .filter(RowIterator::hasNext)
                                    .map(row -> call(row.next()))
                                    .filter(CallMade::hasReceipt);
                        });
    }

    /** Those that reached the customer among his latest, newest first. */
    Uni<List<CallMade>> latest(SqlClient client, String customerId) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(customerId))
                .map(
                        rows -> {
                            List<CallMade> calls = new ArrayList<>();
                            rows.forEach(row -> calls.add(call(row)));
                            calls.removeIf(call -> !call.hasReceipt());
                            return calls;
                        });
    }

    private static CallMade call(Row row) {
        JsonObject context = new JsonObject(row.getString("context"));
        String recorded = row.getString("disposition");
        String lastWord = row.getString("last_word");
        String agent = row.getString("agent");
        return new CallMade(
                row.getUUID("attempt_id"),
                agent == null ? null : new AgentName(agent),
                instant(row, row.getValue("revealed_at") == null ? "claimed_at" : "revealed_at"),
                instant(row, "concluded_at"),
                row.getString("reason"),
                row.getString("purpose"),
                Disposition.valueOf(recorded),
                Disposition.valueOf(lastWord == null ? recorded : lastWord),
                instant(row, "corrected_at"),
                instant(row, "appointment_at"),
                row.getString("promise_kept_by"),
                instant(row, "promise_due_at"),
                context.getValue("source") instanceof String source ? source : null,
                context.getValue("id") instanceof String id ? id : null);
    }
}
