package io.huifang.scheduler.incident;

import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The incidents, open and ended. */
@ApplicationScoped
public class Incidents {
    private static final String COLUMNS =
            """
            SELECT incident_id, rule, key_values, since, opened_at, opened_by, opened_because,
                closed_at, closed_by, closed_because, coalesce(held_at_end, 0)
            FROM incident
            """;

    private static final String RECENT = COLUMNS + "WHERE closed_at IS NULL OR closed_at > $1";

    private static final String LATEST =
            COLUMNS + "ORDER BY closed_at IS NOT NULL, incident_id DESC LIMIT $1";

    private static final String FIND = COLUMNS + "WHERE incident_id = $1";

    private static final String UNTIL = COLUMNS + "WHERE opened_at < $1";

    private static final String OPEN_OF_KEY =
            COLUMNS + "WHERE rule = $1 AND key_values = $2 AND closed_at IS NULL";

    // Of its key one is open at a time, and of its id there is one at all.
    private static final String OPEN =
            """
            INSERT INTO incident (incident_id, rule, key_values, since, opened_at, opened_by,
                opened_because)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT DO NOTHING
            """;

    // Whoever closes it at the same moment waits, and then finds it closed.
    private static final String CLOSE =
            """
            UPDATE incident i
            SET closed_at = $2, closed_by = $3, closed_because = $4,
                held_at_end = (SELECT count(*) FROM incident_task x
                    WHERE x.incident_id = i.incident_id AND x.state = 'HELD')
            WHERE incident_id = $1 AND closed_at IS NULL
            """;

    /** Those that are open, and those that ended so lately that somebody may still ask for them. */
    public Uni<List<Incident>> recent(SqlClient client, Instant now) {
        return client.preparedQuery(RECENT)
                .execute(Tuple.of(Columns.utc(now.minus(Incident.REMEMBERED))))
                .map(Incidents::incidents);
    }

    /** All that had begun before that instant. */
    public Uni<List<Incident>> until(SqlClient client, Instant end) {
        return client.preparedQuery(UNTIL)
                .execute(Tuple.of(Columns.utc(end)))
                .map(Incidents::incidents);
    }

    /** Those that are open, then the newest of the others. */
    public Uni<List<Incident>> latest(SqlClient client, int limit) {
        return client.preparedQuery(LATEST).execute(Tuple.of(limit)).map(Incidents::incidents);
    }

    /** That one; null when there is none. */
    public Uni<Incident> find(SqlClient client, UUID incidentId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(incidentId))
                .map(rows -> rows.size() == 0 ? null : incident(rows.iterator().next()));
    }

    /** The open one of a key; null when there is none. */
    public Uni<Incident> open(SqlClient client, IncidentKey key) {
        return client.preparedQuery(OPEN_OF_KEY)
                .execute(Tuple.of(key.rule(), KeyText.write(key)))
                .map(rows -> rows.size() == 0 ? null : incident(rows.iterator().next()));
    }

    /** Adds it; false when one of its key is open already, or it is there itself. */
    public Uni<Boolean> add(SqlConnection tx, Incident incident) {
        return tx.preparedQuery(OPEN)
                .execute(
                        Tuple.tuple()
                                .addValue(incident.incidentId())
                                .addValue(incident.key().rule())
                                .addValue(KeyText.write(incident.key()))
                                .addValue(Columns.utc(incident.since()))
                                .addValue(Columns.utc(incident.opened().at()))
                                .addValue(incident.opened().by())
                                .addValue(incident.opened().because()))
                .map(result -> result.rowCount() > 0);
    }

    /** Ends it; false when it had ended before. */
    public Uni<Boolean> close(SqlConnection tx, UUID incidentId, Act how) {
        return tx.preparedQuery(CLOSE)
                .execute(Tuple.of(incidentId, Columns.utc(how.at()), how.by(), how.because()))
                .map(result -> result.rowCount() > 0);
    }

    private static List<Incident> incidents(RowSet<Row> rows) {
        return ManyRows.list(rows, Incidents::incident);
    }

    private static Incident incident(Row row) {
        Cells cells = Cells.of(row);
        UUID id = cells.uuid();
        IncidentKey key = KeyText.read(cells.text(), cells.text());
        Instant since = cells.instant();
        Act opened = new Act(cells.instant(), cells.text(), cells.text());
        Act closed = new Act(cells.instant(), cells.text(), cells.text());
        int held = Math.toIntExact(cells.integer());
        return new Incident(id, key, since, opened, closed.at() == null ? null : closed, held);
    }
}
