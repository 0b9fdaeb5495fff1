package io.huifang.scheduler.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Decisions and conflicts, read by people. */
@ApplicationScoped
class ToldDecisions {
    private static final String COLUMNS =
            "SELECT page_key, decided_at, kind, customer_id, source, id, type, reason, rule,"
                    + " policy_version, explanation, inputs::text, callback_id ";

    private static final String OF_EVENT =
            COLUMNS
                    + "FROM (SELECT event_key AS page_key, * FROM decision) AS decision"
                    + " WHERE event_key = $1 AND source = $2 AND id = $3";

    private static final String BEFORE =
            " AND (decided_at, page_key) < ($3, $4)"
                    + " ORDER BY decided_at DESC, page_key DESC LIMIT $5";

    private static final String OF_CUSTOMER =
            COLUMNS
                    + "FROM told_decision WHERE customer_id = $1"
                    + " AND ($2::text IS NULL OR kind = $2)"
                    + BEFORE;

    private static final String OF_PERIOD =
            COLUMNS
                    + "FROM told_decision WHERE decided_at >= $1"
                    + " AND ($2::text IS NULL OR kind = $2)"
                    + BEFORE;

    private final ObjectMapper json;

    ToldDecisions(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A row of the page with its place.
     *
     * @param place where the next page begins when this is the last of its own
     */
    record Told(Cursor place, DecisionView view) {}

    /** The decision of one event; null until it is decided. */
    Uni<DecisionView> ofEvent(SqlClient client, String source, String id) {
        return client.preparedQuery(OF_EVENT)
                .execute(Tuple.of(Fingerprint.ofKey(source, id), source, id))
                .map(rows -> rows.size() == 0 ? null : told(rows.iterator().next()).view());
    }

    /** The youngest ones beyond the cursor. */
    Uni<List<Told>> page(SqlClient client, DecisionQuery query, Cursor after, int limit) {
        boolean reachesBack = after.decidedAt().isBefore(query.to());
        Cursor start = reachesBack ? after : new Cursor(query.to(), Cursor.FIRST_OF_INSTANT);
        Object first = query.customerId() == null ? Columns.utc(query.from()) : query.customerId();
        return client.preparedQuery(query.customerId() == null ? OF_PERIOD : OF_CUSTOMER)
                .execute(
                        Tuple.of(
                                first,
                                query.kind() == null ? null : query.kind().name(),
                                Columns.utc(start.decidedAt()),
                                start.pageKey(),
                                limit))
                .map(rows -> ManyRows.list(rows, this::told));
    }

    /** The key that signs cursors. */
    Uni<String> cursorKey(SqlClient client) {
        return client.preparedQuery("SELECT key FROM cursor_key")
                .execute()
                .map(rows -> rows.iterator().next().getString(0));
    }

    private Told told(Row row) {
        try {
            Cursor place = new Cursor(Columns.instant(row.getOffsetDateTime(1)), row.getUUID(0));
            return new Told(
                    place,
                    new DecisionView(
                            row.getString("source"),
                            row.getString("id"),
                            row.getString("type"),
                            row.getString("customer_id"),
                            row.getString("kind"),
                            row.getString("reason"),
                            row.getString("rule"),
                            row.getInteger("policy_version"),
                            row.getString("explanation"),
                            json.readTree(row.getString("inputs")),
                            place.decidedAt(),
                            row.getUUID("callback_id")));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("inputs of " + row.getUUID(0), impossible);
        }
    }
}
