package io.huifang.intake.vault;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code vault_contact} and {@code vault_narrative} hold of one customer. */
@ApplicationScoped
public class VaultContents {
    private static final String CONTACT_COLUMNS =
            "customer_id, event_time, source, event_id, confirmed_until, ciphertext";

    private static final String VALID =
            """
            SELECT %s FROM vault_contact
            WHERE customer_id = $1 AND event_time <= coalesce($2::timestamptz, 'infinity')
            ORDER BY event_time DESC, source DESC, event_id DESC
            LIMIT 1
            """
                    .formatted(CONTACT_COLUMNS);

    private static final String HISTORY =
            """
            SELECT %s FROM vault_contact WHERE customer_id = $1
            ORDER BY event_time, source, event_id
            """
                    .formatted(CONTACT_COLUMNS);

    private static final String NARRATIVE_COLUMNS = "customer_id, source, event_id, ciphertext";

    private static final String NARRATIVE =
            """
            SELECT %s FROM vault_narrative
            WHERE source = $1 AND event_id = $2 AND customer_id = $3
            """
                    .formatted(NARRATIVE_COLUMNS);

    private static final String NARRATIVES =
            """
            SELECT %s FROM vault_narrative WHERE customer_id = $1
            ORDER BY sealed_at, source, event_id
            """
                    .formatted(NARRATIVE_COLUMNS);

    /**
     * The customer's contact, empty when there is none.
     *
     * @param at the one that was valid at that instant, UTC; null for the newest
     */
    Uni<Optional<KeptContact>> contact(SqlConnection tx, String customerId, Instant at) {
        OffsetDateTime instant = at == null ? null : at.atOffset(ZoneOffset.UTC);
        return tx.preparedQuery(VALID)
                .execute(Tuple.of(customerId, instant))
                .map(rows -> contacts(rows).stream().findFirst());
    }

    /** Every contact the customer ever had, oldest first. */
    public Uni<List<KeptContact>> history(SqlConnection tx, String customerId) {
        return tx.preparedQuery(HISTORY).execute(Tuple.of(customerId)).map(VaultContents::contacts);
    }

    /** What that event said about that customer, empty when nothing. */
    Uni<Optional<SealedNarrative>> narrative(
            SqlConnection tx, String customerId, String source, String eventId) {
        return tx.preparedQuery(NARRATIVE)
                .execute(Tuple.of(source, eventId, customerId))
                .map(rows -> readNarratives(rows).stream().findFirst());
    }

    /** What all events said about the customer, in the order in which it came. */
    public Uni<List<SealedNarrative>> narratives(SqlConnection tx, String customerId) {
        return tx.preparedQuery(NARRATIVES)
                .execute(Tuple.of(customerId))
                .map(VaultContents::readNarratives);
    }

    /** Removes the customer's contacts; the answer is how many. */
    public Uni<Integer> removeContacts(SqlConnection tx, String customerId) {
        return tx.preparedQuery("DELETE FROM vault_contact WHERE customer_id = $1")
                .execute(Tuple.of(customerId))
                .map(RowSet::rowCount);
    }

    /** Removes the customer's narratives; the answer is how many. */
    public Uni<Integer> removeNarratives(SqlConnection tx, String customerId) {
        return tx.preparedQuery("DELETE FROM vault_narrative WHERE customer_id = $1")
                .execute(Tuple.of(customerId))
                .map(RowSet::rowCount);
    }

    private static List<KeptContact> contacts(RowSet<Row> rows) {
        List<KeptContact> contacts = new ArrayList<>(rows.size());
        rows.forEach(row -> contacts.add(KeptContact.of(row)));
        return contacts;
    }

    private static List<SealedNarrative> readNarratives(RowSet<Row> rows) {
        List<SealedNarrative> narratives = new ArrayList<>(rows.size());
        rows.forEach(
                row ->
                        narratives.add(
                                new SealedNarrative(
                                        row.getString("source"),
                                        row.getString("event_id"),
                                        row.getString("customer_id"),
                                        row.getBuffer("ciphertext").getBytes())));
        return narratives;
    }
}
