package io.huifang.scheduler.budget;

import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The rows of the contact ledger. Whoever changes one has locked its customer. */
@ApplicationScoped
class ContactEntries {
    private static final String SELECT = "SELECT " + ContactRows.COLUMNS + "FROM contact_entry ";

    private static final String SINCE = SELECT + "WHERE customer_id = ANY($1) AND at > $2";

    private static final String ONE = SELECT + "WHERE customer_id = $1 AND entry_id = $2";

    private static final String ENTER =
            Columns.insertInto(
                    "contact_entry",
                    """
                    customer_id text, entry_id uuid, kind text, state text, protects boolean,
                    entered_at timestamptz, at timestamptz, callback_id uuid, entered_by text,
                    request_hash uuid
                    """);

    private static final String SETTLE =
            """
            UPDATE contact_entry e SET state = n.state, at = n.at
            FROM (%s) AS n
            WHERE e.customer_id = n.customer_id AND e.entry_id = n.entry_id
            """
                    .formatted(
                            Columns.rows(
                                    "customer_id text, entry_id uuid, state text, at timestamptz"));

    private static final String ERASE = "DELETE FROM contact_entry WHERE customer_id = ANY($1)";

    /** The customers' contacts that were made, or may be made, after that instant. */
    Uni<List<ContactEntry>> since(SqlClient client, Collection<String> customerIds, Instant since) {
        return client.preparedQuery(SINCE)
                .execute(Tuple.of(customerIds.toArray(String[]::new), Columns.utc(since)))
                .map(ContactEntries::entries);
    }

    /** One contact; null when it is not known. */
    Uni<ContactEntry> one(SqlClient client, String customerId, UUID entryId) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(customerId, entryId))
                .map(ContactEntries::entries)
                .map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** Writes what the ledger's transaction did. */
    Uni<Void> write(SqlClient tx, ContactLedger ledger) {
        return ManyRows.writeEach(tx, ENTER, ledger.entered(), ContactEntries::all)
                .chain(
                        () ->
                                ManyRows.writeEach(
                                        tx, SETTLE, ledger.settled(), ContactEntries::settlement));
    }

    /** Removes everything about the customers. */
    Uni<Void> erase(SqlClient tx, Collection<String> customerIds) {
        return tx.preparedQuery(ERASE)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Tuple all(List<ContactEntry> entries) {
        return Columns.of(entries)
                .text(ContactEntry::customerId)
                .uuid(ContactEntry::entryId)
                .text(ContactEntry::kind)
                .text(ContactEntry::state)
                .bool(ContactEntry::protects)
                .instant(ContactEntry::enteredAt)
                .instant(ContactEntry::at)
                .uuid(ContactEntry::callbackId)
                .text(ContactEntry::enteredBy)
                .uuid(ContactEntry::requestHash)
                .tuple();
    }

    private static Tuple settlement(List<ContactEntry> entries) {
        return Columns.of(entries)
                .text(ContactEntry::customerId)
                .uuid(ContactEntry::entryId)
                .text(ContactEntry::state)
                .instant(ContactEntry::at)
                .tuple();
    }

    private static List<ContactEntry> entries(RowSet<Row> rows) {
        return ManyRows.list(rows, row -> ContactRows.entry(Cells.of(row)));
    }
}
