package io.huifang.scheduler.replay;

import io.huifang.scheduler.decision.DecidedCall;
import io.huifang.scheduler.replay.virtual.Change;
import io.huifang.scheduler.replay.virtual.Findings;
import io.huifang.scheduler.replay.virtual.Findings.Count;
import io.huifang.scheduler.replay.virtual.Load.Hour;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** What replays found, added page by page. */
@ApplicationScoped
class ReplayFindings {
    private static final String COUNT =
            """
            INSERT INTO replay_count (replay_id, what, first, second, times)
            SELECT $5, n.* FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
                AS n(what, first, second, times)
            ON CONFLICT (replay_id, what, first, second)
            DO UPDATE SET times = replay_count.times + excluded.times
            """;

    private static final String HOURS =
            """
            INSERT INTO replay_hour (replay_id, hour, calls, notices, refused, otherwise_calls,
                otherwise_notices, otherwise_refused)
            SELECT $8, n.* FROM unnest($1::timestamptz[], $2::bigint[], $3::bigint[],
                $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[]) AS n
            ON CONFLICT (replay_id, hour) DO UPDATE
            SET calls = replay_hour.calls + excluded.calls,
                notices = replay_hour.notices + excluded.notices,
                refused = replay_hour.refused + excluded.refused,
                otherwise_calls = replay_hour.otherwise_calls + excluded.otherwise_calls,
                otherwise_notices = replay_hour.otherwise_notices + excluded.otherwise_notices,
                otherwise_refused = replay_hour.otherwise_refused + excluded.otherwise_refused
            """;

    // Whoever was erased since his past was read is left out here, too.
    private static final String CHANGES =
            """
            INSERT INTO replay_change (replay_id, place, event_key, kind, reason, rule,
                explanation, due_at, fresh_until, priority, otherwise_kind, otherwise_reason,
                otherwise_rule, otherwise_explanation, otherwise_due_at, otherwise_fresh_until,
                otherwise_priority)
            SELECT $16, $17 + n.place, n.event_key, n.kind, n.reason, n.rule, n.explanation,
                n.due_at, n.fresh_until, n.priority, n.other_kind, n.other_reason, n.other_rule,
                n.other_explanation, n.other_due_at, n.other_fresh_until, n.other_priority
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[],
                    $6::timestamptz[], $7::timestamptz[], $8::int[], $9::text[], $10::text[],
                    $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[],
                    $15::int[])
                WITH ORDINALITY
                AS n(event_key, kind, reason, rule, explanation, due_at, fresh_until, priority,
                    other_kind, other_reason, other_rule, other_explanation, other_due_at,
                    other_fresh_until, other_priority, place)
            WHERE NOT EXISTS (
                SELECT FROM decision d JOIN customer u USING (customer_id)
                WHERE d.event_key = n.event_key AND u.erased_at IS NOT NULL)
            """;

    private static final String NOTE =
            """
            INSERT INTO replay_count (replay_id, what, first, second, times)
            SELECT $1, 'BY_RULE_OF_THUMB', n.note, '', 1 FROM unnest($2::text[]) AS n(note)
            ON CONFLICT DO NOTHING
            """;

    private final ErasedChanges erased;

    ReplayFindings(ErasedChanges erased) {
        this.erased = erased;
    }

    /** Notes what is not lived. Safe to repeat. */
    Uni<Void> note(SqlClient client, UUID replayId, List<String> notes) {
        return ManyRows.write(
                client, NOTE, notes, them -> Tuple.of(replayId, them.toArray(String[]::new)));
    }

    /**
     * Adds what was found on a page.
     *
     * @param changesKept changes kept before
     */
    Uni<Void> add(SqlClient tx, UUID replayId, Findings findings, long changesKept) {
        return counts(tx, replayId, findings)
                .chain(() -> hours(tx, replayId, findings))
                .chain(() -> erased.holdOff(tx))
                .chain(() -> changes(tx, replayId, findings.changes(), changesKept));
    }

    private static Uni<Void> counts(SqlClient tx, UUID replayId, Findings findings) {
        return ManyRows.write(
                tx,
                COUNT,
                List.copyOf(findings.counts().entrySet()),
                counts -> columns(counts).addValue(replayId));
    }

    private static Tuple columns(List<Map.Entry<Count, Integer>> counts) {
        return Columns.of(counts)
                .text(it -> it.getKey().what())
                .text(it -> it.getKey().first())
                .text(it -> it.getKey().second())
                .large(it -> it.getValue().longValue())
                .tuple();
    }

    private static Uni<Void> hours(SqlClient tx, UUID replayId, Findings findings) {
        Map<Instant, Hour> asItWas = findings.asItWas().hours();
        Map<Instant, Hour> otherwise = findings.otherwise().hours();
        SortedSet<Instant> all = new TreeSet<>(asItWas.keySet());
        all.addAll(otherwise.keySet());
        if (all.isEmpty()) return Uni.createFrom().voidItem();
        Columns<Instant> columns = Columns.of(List.copyOf(all)).instant(hour -> hour);
        load(columns, asItWas);
        load(columns, otherwise);
        return tx.preparedQuery(HOURS)
                .execute(columns.tuple().addValue(replayId))
                .replaceWithVoid();
    }

    private static void load(Columns<Instant> columns, Map<Instant, Hour> load) {
        Function<Instant, Hour> hour = at -> load.getOrDefault(at, Hour.NONE);
        columns.large(at -> (long) hour.apply(at).calls())
                .large(at -> (long) hour.apply(at).notices())
                .large(at -> (long) hour.apply(at).refused());
    }

    private static Uni<Void> changes(
            SqlClient tx, UUID replayId, List<Change> changes, long changesKept) {
        return ManyRows.write(
                tx,
                CHANGES,
                changes,
                rows -> changed(rows).addValue(replayId).addValue(changesKept));
    }

    private static Tuple changed(List<Change> changes) {
        return Columns.of(changes)
                .uuid(it -> it.past().eventKey())
                .text(it -> it.asItWas().kind())
                .text(it -> it.asItWas().reason())
                .text(it -> it.asItWas().rule())
                .text(it -> it.asItWas().explanation())
                .instant(it -> of(it.asItWas().call(), DecidedCall::dueAt))
                .instant(it -> of(it.asItWas().call(), DecidedCall::freshUntil))
                .integer(it -> of(it.asItWas().call(), DecidedCall::priority))
                .text(it -> it.otherwise().kind())
                .text(it -> it.otherwise().reason())
                .text(it -> it.otherwise().rule())
                .text(it -> it.otherwise().explanation())
                .instant(it -> of(it.otherwise().call(), DecidedCall::dueAt))
                .instant(it -> of(it.otherwise().call(), DecidedCall::freshUntil))
                .integer(it -> of(it.otherwise().call(), DecidedCall::priority))
                .tuple();
    }

    private static <T> T of(DecidedCall call, Function<DecidedCall, T> value) {
        return call == null ? null : value.apply(call);
    }
}
