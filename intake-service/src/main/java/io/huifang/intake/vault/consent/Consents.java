package io.huifang.intake.vault.consent;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The table {@code consent}. Rows are only added. */
@ApplicationScoped
public class Consents {
    private static final String ADD =
            """
            INSERT INTO consent (customer_id, event_time, source, event_id, granted, purpose,
                channel, evidence_id, version)
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[],
                $5::boolean[], $6::text[], $7::text[], $8::text[], $9::text[])
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND =
            """
            SELECT * FROM consent WHERE customer_id = $1 ORDER BY event_time, source, event_id
            """;

    private static final Comparator<ConsentRecord> BY_KEY =
            Comparator.comparing(ConsentRecord::customerId)
                    .thenComparing(ConsentRecord::at)
                    .thenComparing(ConsentRecord::source)
                    .thenComparing(ConsentRecord::eventId);

    private final Pool pool;

    @Inject
    Consents(Pool pool) {
        this.pool = pool;
    }

    /** Adds what is new in one statement, in key order so that two of them cannot deadlock. */
    Uni<Void> add(List<ConsentRecord> consents) {
        List<ConsentRecord> ordered = consents.stream().sorted(BY_KEY).toList();
        Tuple columns =
                Tuple.tuple()
                        .addValue(column(ordered, ConsentRecord::customerId, String[]::new))
                        .addValue(column(ordered, Consents::time, OffsetDateTime[]::new))
                        .addValue(column(ordered, ConsentRecord::source, String[]::new))
                        .addValue(column(ordered, ConsentRecord::eventId, String[]::new))
                        .addValue(column(ordered, ConsentRecord::granted, Boolean[]::new))
                        .addValue(column(ordered, ConsentRecord::purpose, String[]::new))
                        .addValue(column(ordered, ConsentRecord::channel, String[]::new))
                        .addValue(column(ordered, ConsentRecord::evidenceId, String[]::new))
                        .addValue(column(ordered, ConsentRecord::version, String[]::new));
        return pool.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    /** What the customer agreed to and withdrew, oldest first. */
    public Uni<List<ConsentRecord>> of(SqlClient client, String customerId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(customerId))
                .map(
                        rows -> {
                            List<ConsentRecord> consents = new ArrayList<>(rows.size());
                            rows.forEach(row -> consents.add(consent(row)));
                            return consents;
                        });
    }

    private static ConsentRecord consent(Row row) {
        return new ConsentRecord(
                row.getString("customer_id"),
                row.getOffsetDateTime("event_time").toInstant(),
                row.getString("source"),
                row.getString("event_id"),
                row.getBoolean("granted"),
                row.getString("purpose"),
                row.getString("channel"),
                row.getString("evidence_id"),
                row.getString("version"));
    }

    private static OffsetDateTime time(ConsentRecord consent) {
        return consent.at().atOffset(ZoneOffset.UTC);
    }

    private static <C> C[] column(
            List<ConsentRecord> rows, Function<ConsentRecord, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
