package io.huifang.scheduler.followup;

import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Low answers, until the attempt they belong to is concluded and what follows is done. */
@ApplicationScoped
public class LowAnswers implements ForgetsErased {
    private static final String ADD =
            """
            INSERT INTO low_answer (attempt_id, callback_id, reason, explanation, answered_at)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[],
                $5::timestamptz[])
            ON CONFLICT DO NOTHING
            """;

    private static final String TAKE =
            """
            WITH taken AS (
                UPDATE low_answer SET followed = true
                WHERE attempt_id = ANY($1) AND NOT followed
                RETURNING attempt_id, callback_id, reason, explanation, answered_at)
            SELECT n.*, (
                SELECT max(s.settled_at)
                FROM callback_task t JOIN settled_matter s ON s.customer_id = t.customer_id
                WHERE t.callback_id = n.callback_id
                    AND (s.reason IN ('', t.reason) AND s.subject IN ('', t.cause)
                        OR s.reason = t.case_reason AND s.subject IN ('', t.case_cause)
                        OR s.reason = n.reason AND s.subject = ''))
            FROM taken n
            """;

    private static final String FORGET =
            """
            DELETE FROM low_answer a USING callback_task t
            WHERE t.callback_id = a.callback_id AND t.customer_id = ANY($1)
            """;

    /** Forgets the answers of customers who were erased. */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Adds answers; the first of an attempt counts. */
    public Uni<Void> add(SqlConnection tx, List<LowAnswer> answers) {
        if (answers.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD)
                .execute(
                        Columns.of(answers)
                                .uuid(LowAnswer::attemptId)
                                .uuid(LowAnswer::callbackId)
                                .text(LowAnswer::reason)
                                .text(LowAnswer::explanation)
                                .instant(LowAnswer::answeredAt)
                                .tuple())
                .replaceWithVoid();
    }

    /**
     * Takes the answers of these attempts, each once.
     *
     * @param attemptIds attempts that are concluded
     */
    public Uni<List<LowAnswer>> take(SqlConnection tx, Collection<UUID> attemptIds) {
        if (attemptIds.isEmpty()) return Uni.createFrom().item(List.of());
        return tx.preparedQuery(TAKE)
                .execute(Tuple.of(attemptIds.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            List<LowAnswer> taken = new ArrayList<>();
                            rows.forEach(row -> taken.add(answer(row)));
                            return taken;
                        });
    }

    private static LowAnswer answer(Row row) {
        Cells cells = Cells.of(row);
        return new LowAnswer(
                cells.uuid(),
                cells.uuid(),
                cells.text(),
                cells.text(),
                cells.instant(),
                cells.instant());
    }
}
