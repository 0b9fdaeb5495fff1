package io.huifang.scheduler.followup;

import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.followup.WantedFollowUp.State;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What attempts leave to be followed up. Whoever changes a row has locked its customer. */
@ApplicationScoped
public class WantedFollowUps implements ForgetsErased {
    private static final String ADD =
            """
            INSERT INTO wanted_follow_up (attempt_id, callback_id, rule, reason, explanation,
                since, because)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[],
                $6::timestamptz[], $7::uuid[])
            ON CONFLICT DO NOTHING
            """;

    // Settled as well by a person who ended a call of the case.
    private static final String OF_ATTEMPTS =
            """
            SELECT w.attempt_id, w.callback_id, w.rule, w.reason, w.explanation, w.since, w.state,
                w.because, w.follow_up_id, greatest(
                    (SELECT max(s.settled_at)
                    FROM settled_matter s
                    WHERE s.customer_id = t.customer_id
                        AND (s.reason IN ('', t.reason) AND s.subject IN ('', t.cause)
                            OR s.reason = t.case_reason AND s.subject IN ('', t.case_cause)
                            OR s.reason = w.reason AND s.subject = '')),
                    (SELECT max(h.at)
                    FROM callback_task c JOIN callback_history h USING (callback_id)
                    WHERE (c.callback_id = coalesce(t.case_id, t.callback_id)
                            OR c.case_id = coalesce(t.case_id, t.callback_id))
                        AND h.what = 'cancelled' AND h.who IS NOT NULL))
            FROM wanted_follow_up w JOIN callback_task t USING (callback_id)
            WHERE w.attempt_id = ANY($1)
            """;

    private static final String CHANGE =
            """
            UPDATE wanted_follow_up w
            SET state = n.state, because = n.because, follow_up_id = n.follow_up_id
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[])
                AS n(attempt_id, rule, state, because, follow_up_id)
            WHERE w.attempt_id = n.attempt_id AND w.rule = n.rule
            """;

    private static final String NO_LONGER =
            """
            DELETE FROM wanted_follow_up WHERE attempt_id = ANY($1) AND rule = $2
            RETURNING follow_up_id
            """;

    // All tasks of a customer are known by his events. By his id only his open ones are found.
    private static final String FORGET =
            """
            WITH his AS MATERIALIZED (
                SELECT DISTINCT task_of(d) AS callback_id FROM decision d
                WHERE d.customer_id = ANY($1) AND task_of(d) IS NOT NULL),
            tasks AS MATERIALIZED (
                SELECT callback_id FROM his
                UNION
                SELECT t.callback_id FROM his JOIN callback_task t ON t.case_id = his.callback_id)
            DELETE FROM wanted_follow_up w USING tasks WHERE w.callback_id = tasks.callback_id
            """;

    /** Forgets what customers wanted who were erased. */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Adds what was told; the first of an attempt and a rule counts. */
    public Uni<Void> add(SqlConnection tx, List<WantedFollowUp> told) {
        return ManyRows.write(tx, ADD, told, WantedFollowUps::added);
    }

    /** Everything that these attempts left. */
    public Uni<List<WantedFollowUp>> of(SqlConnection tx, Collection<UUID> attemptIds) {
        if (attemptIds.isEmpty()) return Uni.createFrom().item(List.of());
        return tx.preparedQuery(OF_ATTEMPTS)
                .execute(Tuple.of(attemptIds.toArray(UUID[]::new)))
                .map(rows -> ManyRows.list(rows, WantedFollowUps::wanted));
    }

    /** Stores where they stand now. The tasks that follow may be stored after it. */
    public Uni<Void> change(SqlConnection tx, List<WantedFollowUp> changed) {
        return ManyRows.write(tx, CHANGE, changed, WantedFollowUps::changed);
    }

    /**
     * What that rule wanted after these attempts is not wanted any more.
     *
     * @return ids of the tasks that followed
     */
    public Uni<List<UUID>> noLonger(SqlConnection tx, Collection<UUID> attemptIds, String rule) {
        if (attemptIds.isEmpty()) return Uni.createFrom().item(List.of());
        return tx.preparedQuery(NO_LONGER)
                .execute(Tuple.of(attemptIds.toArray(UUID[]::new), rule))
                .map(
                        rows -> {
                            List<UUID> followed = new ArrayList<>();
                            for (Row row : rows) {
                                if (row.getUUID(0) != null) followed.add(row.getUUID(0));
                            }
                            return followed;
                        });
    }

    private static Tuple added(List<WantedFollowUp> told) {
        return Columns.of(told)
                .uuid(WantedFollowUp::attemptId)
                .uuid(WantedFollowUp::callbackId)
                .text(WantedFollowUp::rule)
                .text(WantedFollowUp::reason)
                .text(WantedFollowUp::explanation)
                .instant(WantedFollowUp::since)
                .uuid(WantedFollowUp::because)
                .tuple();
    }

    private static Tuple changed(List<WantedFollowUp> changed) {
        return Columns.of(changed)
                .uuid(WantedFollowUp::attemptId)
                .text(WantedFollowUp::rule)
                .text(WantedFollowUp::state)
                .uuid(WantedFollowUp::because)
                .uuid(WantedFollowUp::followUpId)
                .tuple();
    }

    private static WantedFollowUp wanted(Row row) {
        Cells cells = Cells.of(row);
        return new WantedFollowUp(
                cells.uuid(),
                cells.uuid(),
                cells.text(),
                cells.text(),
                cells.text(),
                cells.instant(),
                cells.named(State::valueOf),
                cells.uuid(),
                cells.uuid(),
                cells.instant());
    }
}
