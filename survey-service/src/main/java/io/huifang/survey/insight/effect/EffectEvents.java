package io.huifang.survey.insight.effect;

import static java.time.ZoneOffset.UTC;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.wallet.AccountClosed;
import io.huifang.contract.wallet.ComplaintFiled;
import io.huifang.survey.insight.fact.DecisionIds;
import io.huifang.survey.insight.rows.Columns;
import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whom comparisons are about, and what happened to them, under pseudonyms. */
@ApplicationScoped
class EffectEvents {
    private static final String COLUMNS =
            """
            INSERT INTO effect_event
                (event_id, happened_at, callback_id, pseudonym, event_type, reason, arm)
            SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[],
                $6::text[], $7::text[])
                AS n (event_id, happened_at, callback_id, pseudonym, event_type, reason, arm)""";

    private static final String ADD = COLUMNS + " ON CONFLICT DO NOTHING";

    // What else happens to somebody of whom nothing is compared is nobody's business here. What
    // joins
    // an open callback comes after what opened it, so whom it is about is there before.
    private static final String ADD_AFTERWARDS =
            COLUMNS
                    + """
                     WHERE EXISTS (SELECT FROM effect_event e
                        WHERE e.pseudonym = n.pseudonym AND e.arm IS NOT NULL
                          AND e.happened_at < n.happened_at
                          AND e.happened_at >= n.happened_at - interval '14 days')
                    ON CONFLICT DO NOTHING""";

    // A customer counts once for each reason: by his first event in the period that follows on no
    // other of the days before. Else those whom it happens to often would begin the period.
    private static final String COMPARE =
            """
            WITH subject AS (
                SELECT DISTINCT ON (reason, pseudonym)
                    reason, pseudonym, arm, event_type, callback_id, happened_at AS at
                FROM effect_event f
                WHERE arm IS NOT NULL AND happened_at >= $1 AND happened_at < $2
                  AND NOT EXISTS (SELECT FROM effect_event e
                    WHERE e.reason = f.reason AND e.pseudonym = f.pseudonym AND e.arm IS NOT NULL
                      AND e.happened_at < f.happened_at
                      AND e.happened_at >= f.happened_at - interval '14 days')
                ORDER BY reason, pseudonym, happened_at, event_id)
            SELECT reason, arm, count(*) AS people,
                count(*) FILTER (WHERE EXISTS (SELECT FROM effect_event e
                    WHERE e.pseudonym = s.pseudonym AND e.event_type = s.event_type
                      AND e.happened_at > s.at
                      AND e.happened_at <= s.at + interval '14 days')) AS repeated,
                count(*) FILTER (WHERE EXISTS (SELECT FROM effect_event e
                    WHERE e.pseudonym = s.pseudonym AND e.event_type = $3
                      AND e.happened_at > s.at
                      AND e.happened_at <= s.at + interval '14 days')) AS complained,
                count(*) FILTER (WHERE EXISTS (SELECT FROM effect_event e
                    WHERE e.pseudonym = s.pseudonym AND e.event_type = $4
                      AND e.happened_at > s.at
                      AND e.happened_at <= s.at + interval '14 days')) AS gone,
                count(a.csat) AS answered, count(*) FILTER (WHERE a.csat >= 4) AS satisfied
            FROM subject s LEFT JOIN LATERAL (
                SELECT csat FROM effect_answer r
                WHERE r.pseudonym = s.pseudonym AND r.callback_id IS DISTINCT FROM s.callback_id
                  AND r.answered_at > s.at AND r.answered_at <= s.at + interval '14 days'
                ORDER BY r.answered_at, r.event_id LIMIT 1) a ON true
            GROUP BY reason, arm ORDER BY reason""";

    private static final String PURGE =
            """
            DELETE FROM effect_event WHERE event_id IN (
                SELECT event_id FROM effect_event WHERE happened_at < $1
                ORDER BY happened_at LIMIT $2)""";

    private final Pseudonyms pseudonyms;

    EffectEvents(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /**
     * @param decisions each with the time of its event; nothing is kept of those after an erasure
     */
    public Uni<Void> add(SqlConnection tx, List<DecisionMade> decisions) {
        List<DecisionMade> known =
                decisions.stream().filter(it -> it.decision() != DecisionKind.ERASED).toList();
        List<DecisionMade> compared = known.stream().filter(EffectEvents::isKeptAnyway).toList();
        List<DecisionMade> others =
                known.stream().filter(it -> !isKeptAnyway(it) && maySayMore(it)).toList();
        return write(tx, ADD, compared).chain(() -> write(tx, ADD_AFTERWARDS, others));
    }

    /** A complaint may be heard of before what it is about. */
    private static boolean isKeptAnyway(DecisionMade decision) {
        return decision.holdOut() != null || decision.eventType().equals(ComplaintFiled.TYPE);
    }

    /** Nobody is called about a closed account, but it says who has left. */
    private static boolean maySayMore(DecisionMade decision) {
        return decision.reason() != null || decision.eventType().equals(AccountClosed.TYPE);
    }

    private Uni<Void> write(SqlConnection tx, String sql, List<DecisionMade> decisions) {
        if (decisions.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(sql)
                .execute(
                        Columns.of(decisions)
                                .uuid(it -> DecisionIds.of(pseudonyms, it))
                                .instant(DecisionMade::eventTime)
                                .uuid(DecisionMade::callbackId)
                                .text(it -> pseudonyms.of(it.customerId()))
                                .text(DecisionMade::eventType)
                                .text(DecisionMade::reason)
                                .text(DecisionMade::holdOut)
                                .tuple())
                .replaceWithVoid();
    }

    /** Both sides of each reason for which somebody was held out, or could have been. */
    Uni<List<Effect>> compare(SqlClient client, Instant from, Instant until) {
        return client.preparedQuery(COMPARE)
                .execute(
                        Tuple.of(
                                from.atOffset(UTC),
                                until.atOffset(UTC),
                                ComplaintFiled.TYPE,
                                AccountClosed.TYPE))
                .map(EffectEvents::effects);
    }

    private static List<Effect> effects(RowSet<Row> rows) {
        Map<String, Effect> effects = new TreeMap<>();
        for (Row row : rows) {
            Arm arm = arm(row);
            boolean called = HoldOut.valueOf(row.getString("arm")) == HoldOut.CALLED;
            effects.merge(
                    row.getString("reason"),
                    new Effect(
                            row.getString("reason"),
                            called ? arm : Arm.EMPTY,
                            called ? Arm.EMPTY : arm),
                    (one, other) ->
                            new Effect(
                                    one.reason(),
                                    called ? arm : one.called(),
                                    called ? one.heldOut() : arm));
        }
        return new ArrayList<>(effects.values());
    }

    private static Arm arm(Row row) {
        return new Arm(
                row.getLong("people"),
                row.getLong("repeated"),
                row.getLong("complained"),
                row.getLong("gone"),
                row.getLong("answered"),
                row.getLong("satisfied"));
    }

    /** Forgets at most so many of those before then; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }
}
