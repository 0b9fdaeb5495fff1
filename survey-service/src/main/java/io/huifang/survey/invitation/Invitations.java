package io.huifang.survey.invitation;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.survey.invitation.Invitation.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who is invited. One invitation for each callback, for ever. */
@ApplicationScoped
public class Invitations {
    private static final String COLUMNS =
            """
            attempt_id, callback_id, customer_id, reason, questionnaire, questionnaire_version,
            kind, ends_at""";

    // What was asked in a call is not asked again.
    private static final String ASKABLE =
            """
            SELECT b.attempt_id, b.callback_id, b.customer_id, q.reason, b.questionnaire
            FROM attempt_brief b JOIN attempt a USING (attempt_id) JOIN queue q USING (queue_id)
            WHERE b.callback_id = $1 AND b.questionnaire IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM attempt_brief o JOIN conclusion c USING (attempt_id)
                WHERE o.callback_id = $1 AND c.answers IS NOT NULL)
            ORDER BY b.number DESC LIMIT 1""";

    private static final String ADD =
            """
            INSERT INTO invitation (attempt_id, callback_id, customer_id, reason, questionnaire,
                questionnaire_version, kind, invited_at, ends_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, now(), now() + make_interval(secs => $8))
            ON CONFLICT DO NOTHING
            RETURNING %s"""
                    .formatted(COLUMNS);

    private static final String OPEN =
            """
            SELECT %s FROM invitation i WHERE attempt_id = $1 AND kind = 'NAMED'
              AND stopped_at IS NULL AND ends_at > clock_timestamp() AND NOT EXISTS (
                SELECT 1 FROM erased_customer e WHERE e.customer_id = i.customer_id)"""
                    .formatted(COLUMNS);

    private static final String OPEN_OF_CUSTOMER =
            """
            SELECT %s FROM invitation i WHERE customer_id = $1 AND kind = 'NAMED'
              AND stopped_at IS NULL AND ends_at > clock_timestamp() AND NOT EXISTS (
                SELECT 1 FROM response r WHERE r.attempt_id = i.attempt_id)
            ORDER BY invited_at DESC LIMIT 5"""
                    .formatted(COLUMNS);

    private static final String DRAW =
            """
            UPDATE invitation SET drawn = true WHERE attempt_id = (
                SELECT attempt_id FROM invitation WHERE customer_id = $1 AND kind = 'ANONYMOUS'
                  AND NOT drawn AND stopped_at IS NULL AND ends_at > clock_timestamp()
                ORDER BY invited_at DESC LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING %s"""
                    .formatted(COLUMNS);

    // What was answered stays, and of a ballot that was drawn nobody knows whether it was cast.
    private static final String STOP_ALL =
            """
            UPDATE invitation i SET stopped_at = clock_timestamp(), stopped_by = s.stopped_by
            FROM unnest($1::text[], $2::text[]) AS s (customer_id, stopped_by)
            WHERE i.customer_id = s.customer_id AND i.stopped_at IS NULL AND NOT drawn
              AND ends_at > clock_timestamp()
              AND NOT EXISTS (SELECT 1 FROM response r WHERE r.attempt_id = i.attempt_id)""";

    private static final String STOPPED =
            "SELECT 1 FROM invitation WHERE attempt_id = $1 AND stopped_at IS NOT NULL";

    private static final String END_ALL =
            "DELETE FROM invitation i WHERE customer_id = ANY($1)"
                    + " AND NOT EXISTS (SELECT 1 FROM response r WHERE r.attempt_id = i.attempt_id)";

    /**
     * What could be asked about a callback.
     *
     * @param attemptId its last attempt
     */
    record Askable(
            UUID attemptId,
            UUID callbackId,
            String customerId,
            String reason,
            String questionnaire) {}

    /** Empty for a callback without an attempt, without questions, or answered in a call. */
    Uni<Optional<Askable>> askable(SqlClient client, UUID callbackId) {
        return client.preparedQuery(ASKABLE)
                .execute(Tuple.of(callbackId))
                .map(rows -> all(rows, Invitations::askable).stream().findFirst());
    }

    /**
     * Empty when nothing was stored: a second one for the same callback, and one for somebody who
     * was erased or wants no surveys, is not.
     */
    Uni<Optional<Invitation>> add(
            SqlClient client, Askable asked, int version, Kind kind, Duration goodFor) {
        Tuple values = Tuple.tuple().addUUID(asked.attemptId()).addUUID(asked.callbackId());
        values.addString(asked.customerId()).addString(asked.reason());
        values.addString(asked.questionnaire()).addInteger(version).addString(kind.name());
        values.addDouble((double) goodFor.toSeconds());
        return client.preparedQuery(ADD)
                .execute(values)
                .map(rows -> all(rows, Invitations::invitation).stream().findFirst());
    }

    /** Of those under their name: the one about this attempt, as long as it is good. */
    Uni<Optional<Invitation>> open(SqlClient client, UUID attemptId) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(attemptId))
                .map(rows -> all(rows, Invitations::invitation).stream().findFirst());
    }

    /** Those that the customer can still answer under his name. */
    Uni<List<Invitation>> openOf(SqlClient client, String customerId) {
        return client.preparedQuery(OPEN_OF_CUSTOMER)
                .execute(Tuple.of(customerId))
                .map(rows -> all(rows, Invitations::invitation));
    }

    /** Takes the newest ballot that is left to the customer; each can be taken once. */
    public Uni<Optional<Invitation>> draw(SqlClient client, String customerId) {
        return client.preparedQuery(DRAW)
                .execute(Tuple.of(customerId))
                .map(rows -> all(rows, Invitations::invitation).stream().findFirst());
    }

    /** What these customers could still answer they cannot any more. They are held. */
    public Uni<Void> stopAllOf(SqlClient tx, Map<String, StoppedBy> by) {
        List<String> customerIds = List.copyOf(by.keySet());
        Tuple values = Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new));
        values.addArrayOfString(
                customerIds.stream().map(it -> by.get(it).name()).toArray(String[]::new));
        return tx.preparedQuery(STOP_ALL).execute(values).replaceWithVoid();
    }

    /** Whether the one about this attempt was stopped. */
    Uni<Boolean> isStopped(SqlClient client, UUID attemptId) {
        return client.preparedQuery(STOPPED)
                .execute(Tuple.of(attemptId))
                .map(rows -> rows.size() > 0);
    }

    /** Of these customers, who were erased, nothing is left that was not answered. */
    public Uni<Void> endAllOf(SqlClient client, Collection<String> customerIds) {
        return client.preparedQuery(END_ALL)
                .execute(Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Askable askable(Row row) {
        return new Askable(
                row.getUUID("attempt_id"),
                row.getUUID("callback_id"),
                row.getString("customer_id"),
                row.getString("reason"),
                row.getString("questionnaire"));
    }

    private static Invitation invitation(Row row) {
        return new Invitation(
                row.getUUID("attempt_id"),
                row.getUUID("callback_id"),
                row.getString("customer_id"),
                row.getString("reason"),
                row.getString("questionnaire"),
                row.getInteger("questionnaire_version"),
                Kind.valueOf(row.getString("kind")),
                instant(row, "ends_at"));
    }

    private static <T> List<T> all(RowSet<Row> rows, java.util.function.Function<Row, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
