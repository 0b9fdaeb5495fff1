package io.huifang.scheduler.replay.past;

import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.replay.virtual.PastAttempt;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Attempts as they were made, with what was told of them. Reads only. */
@ApplicationScoped
class PastAttempts {
    private static final String TASKS =
            """
            SELECT callback_id FROM callback_task WHERE callback_id = ANY($1)
            UNION
            SELECT callback_id FROM callback_task WHERE case_id = ANY($1)
            """;

    // The disposition is the one told first. An appointment stands nowhere else than in when the
    // next attempt was due, an agent's wish for a follow-up in why that was opened; whether the
    // number of one that came back had been shown, in what became of its contact.
    private static final String ATTEMPTS =
            """
            SELECT t.customer_id, a.attempt_id, a.callback_id, a.number, a.due_at,
                a.dispatched_at, a.concluded_at,
                coalesce((
                    SELECT c.previous FROM attempt_correction c
                    WHERE c.attempt_id = a.attempt_id ORDER BY c.revision LIMIT 1), a.disposition),
                coalesce(n.due_at, CASE WHEN t.attempts = a.number THEN t.due_at END),
                EXISTS (
                    SELECT FROM callback_task f JOIN callback_history h USING (callback_id)
                    WHERE f.case_id = coalesce(t.case_id, t.callback_id)
                        AND f.parent_id = t.callback_id AND f.created_at >= a.concluded_at
                        AND h.what = 'wanted' AND h.because LIKE 'agent.asked:%'),
                a.ended, CASE WHEN e.state <> 'RESERVED' THEN e.at END, a.ended_at,
                coalesce(e.state = 'SPENT', false)
            FROM callback_attempt a
            JOIN callback_task t USING (callback_id)
            LEFT JOIN callback_attempt n
                ON n.callback_id = a.callback_id AND n.number = a.number + 1
            LEFT JOIN contact_entry e
                ON e.customer_id = t.customer_id AND e.entry_id = a.attempt_id
            WHERE a.callback_id = ANY($1) AND a.dispatched_at < $2
            """;

    private final LaterWords laterWords;

    PastAttempts(LaterWords laterWords) {
        this.laterWords = laterWords;
    }

    /** The tasks of these ids and all that follow them up. */
    Uni<List<UUID>> tasks(SqlClient client, Collection<UUID> callbackIds) {
        return client.preparedQuery(TASKS)
                .execute(Tuple.of(callbackIds.toArray(UUID[]::new)))
                .map(rows -> ManyRows.list(rows, row -> row.getUUID(0)));
    }

    /**
     * The tasks' attempts, by customer and id.
     *
     * @param until what was told later is not known, UTC
     */
    Uni<Map<String, Map<UUID, PastAttempt>>> of(
            SqlClient client, Collection<UUID> callbackIds, Instant until) {
        Tuple tasks = Tuple.of(callbackIds.toArray(UUID[]::new), Columns.utc(until));
        return client.preparedQuery(ATTEMPTS)
                .execute(tasks)
                .chain(
                        rows -> {
                            List<UUID> ids = ManyRows.list(rows, row -> row.getUUID(1));
                            Tuple told = Tuple.of(ids.toArray(UUID[]::new), Columns.utc(until));
                            return laterWords
                                    .corrections(client, told)
                                    .chain(
                                            corrected ->
                                                    laterWords
                                                            .lowAnswers(client, told)
                                                            .map(
                                                                    answers ->
                                                                            attempts(
                                                                                    rows, corrected,
                                                                                    answers)));
                        });
    }

    private static Map<String, Map<UUID, PastAttempt>> attempts(
            Iterable<Row> rows,
            Map<UUID, List<AttemptCorrected>> corrections,
            Map<UUID, LowAnswer> answers) {
        Map<String, Map<UUID, PastAttempt>> attempts = new HashMap<>();
        for (Row row : rows) {
            UUID id = row.getUUID(1);
            attempts.computeIfAbsent(row.getString(0), customer -> new HashMap<>())
                    .put(
                            id,
                            attempt(
                                    Cells.from(row, 1),
                                    corrections.getOrDefault(id, List.of()),
                                    answers.get(id)));
        }
        return attempts;
    }

    private static PastAttempt attempt(
            Cells cells, List<AttemptCorrected> corrections, LowAnswer answer) {
        return new PastAttempt(
                cells.uuid(),
                cells.uuid(),
                cells.small(),
                cells.instant(),
                cells.instant(),
                end(cells),
                corrections,
                answer);
    }

    private static PastAttempt.End end(Cells cells) {
        Instant concludedAt = cells.instant();
        Disposition disposition = cells.named(Disposition::valueOf);
        Instant nextDue = cells.instant();
        boolean followUp = cells.bool();
        String ended = cells.text();
        Instant settledAt = cells.instant();
        Instant endedAt = cells.instant();
        boolean spent = cells.bool();
        if (disposition != null) {
            boolean appointed = disposition == Disposition.APPOINTMENT_MADE;
            return new PastAttempt.End(
                    disposition, concludedAt, appointed ? nextDue : null, followUp, false, spent);
        }
        boolean withdrawn = "WITHDRAWN".equals(ended);
        if (!withdrawn && !"RETURNED".equals(ended)) return null;
        Instant at = settledAt == null ? endedAt : settledAt;
        return new PastAttempt.End(null, at, null, false, withdrawn, spent);
    }
}
