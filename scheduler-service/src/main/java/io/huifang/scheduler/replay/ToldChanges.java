package io.huifang.scheduler.replay;

import io.huifang.scheduler.replay.ReplayView.Alike;
import io.huifang.scheduler.replay.ReplayView.Answer;
import io.huifang.scheduler.replay.ReplayView.ChangeView;
import io.huifang.scheduler.replay.ReplayView.Sought;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.UUID;

/** Decisions that candidates change, read by people. */
@ApplicationScoped
class ToldChanges {
    // A decision that was taken back since has no event to show.
    private static final String CHANGES =
            """
            SELECT c.place, d.source, d.id, d.type, d.customer_id, d.decided_at,
                c.kind, c.reason, c.rule, c.explanation, c.due_at, c.fresh_until, c.priority,
                c.otherwise_kind, c.otherwise_reason, c.otherwise_rule, c.otherwise_explanation,
                c.otherwise_due_at, c.otherwise_fresh_until, c.otherwise_priority
            FROM replay_change c JOIN decision d USING (event_key)
            WHERE c.replay_id = $1 AND c.place > $2
                AND ($4::text IS NULL OR c.kind = $4)
                AND ($5::text IS NULL OR c.otherwise_kind = $5)
                AND ($6::text IS NULL OR coalesce(c.otherwise_reason, c.reason) = $6)
                AND ($7::text IS NULL OR d.customer_id = $7)
            ORDER BY c.place LIMIT $3
            """;

    private static final String ALIKE =
            """
            SELECT kind, otherwise_kind, coalesce(otherwise_reason, reason), count(*)
            FROM replay_change WHERE replay_id = $1
            GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
            """;

    /**
     * A change with its place.
     *
     * @param place the next page begins behind it
     */
    record Told(long place, ChangeView view) {}

    /** Changes behind that place. */
    Uni<List<Told>> behind(SqlClient client, UUID replayId, long place, Sought sought, int limit) {
        return client.preparedQuery(CHANGES)
                .execute(
                        Tuple.tuple()
                                .addValue(replayId)
                                .addValue(place)
                                .addValue(limit)
                                .addValue(sought.asItWas())
                                .addValue(sought.otherwise())
                                .addValue(sought.reason())
                                .addValue(sought.customerId()))
                .map(rows -> ManyRows.list(rows, ToldChanges::change));
    }

    /** How many are alike, most first. */
    Uni<List<Alike>> alike(SqlClient client, UUID replayId) {
        return client.preparedQuery(ALIKE)
                .execute(Tuple.of(replayId))
                .map(rows -> ManyRows.list(rows, ToldChanges::counted));
    }

    private static Told change(Row row) {
        Cells cells = Cells.of(row);
        return new Told(
                cells.large(),
                new ChangeView(
                        cells.text(),
                        cells.text(),
                        cells.text(),
                        cells.text(),
                        cells.instant(),
                        answer(cells),
                        answer(cells)));
    }

    private static Alike counted(Row row) {
        Cells cells = Cells.of(row);
        return new Alike(cells.text(), cells.text(), cells.text(), cells.large());
    }

    private static Answer answer(Cells cells) {
        return new Answer(
                cells.text(),
                cells.text(),
                cells.text(),
                cells.text(),
                cells.instant(),
                cells.instant(),
                cells.value(Integer.class));
    }
}
