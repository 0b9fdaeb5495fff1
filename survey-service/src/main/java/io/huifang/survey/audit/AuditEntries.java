package io.huifang.survey.audit;

import io.huifang.outbox.audit.ChainEnds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The tables {@code audit_entry} and {@code audit_chain}. */
@ApplicationScoped
class AuditEntries {
    /** Where the chain begins; nothing was ever cut off. */
    private static final byte[] BEGINNING = beginning();

    private static final String END =
            "SELECT position, hash, clock_timestamp() AS now FROM audit_chain";

    /** Becomes a link of the chain when the transaction commits; the schema sees to it. */
    private static final String ADD =
            """
            INSERT INTO audit_waiting (act, actor, object, customer_id, because)
            VALUES ($1, $2, $3, $4, $5)""";

    private static final String PAGE =
            "SELECT"
                    + StoredEntry.COLUMNS
                    + "FROM audit_entry WHERE position > $1 AND position <= $2"
                    + " ORDER BY position LIMIT $3";

    Uni<Void> add(SqlConnection tx, AuditEntry entry) {
        Tuple said = Tuple.tuple(new ArrayList<Object>(entry.fields()));
        return tx.preparedQuery(ADD).execute(said).replaceWithVoid();
    }

    Uni<ChainEnds> ends(SqlConnection tx) {
        return tx.query(END).execute().map(AuditEntries::readEnds);
    }

    /** The entries after one position, to another and not beyond, in order. */
    Uni<List<StoredEntry>> page(SqlConnection tx, long after, long last, int most) {
        return tx.preparedQuery(PAGE)
                .execute(Tuple.of(after, last, most))
                .map(
                        rows -> {
                            List<StoredEntry> entries = new ArrayList<>(rows.size());
                            rows.forEach(row -> entries.add(StoredEntry.of(row)));
                            return entries;
                        });
    }

    private static ChainEnds readEnds(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new ChainEnds(
                row.getLong("position"),
                row.getBuffer("hash").getBytes(),
                0,
                BEGINNING,
                row.getOffsetDateTime("now").toInstant());
    }

    private static byte[] beginning() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest("huifang".getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
