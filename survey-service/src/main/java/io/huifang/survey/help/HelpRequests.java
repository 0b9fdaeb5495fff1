package io.huifang.survey.help;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What customers asked for on the help page. */
@ApplicationScoped
public class HelpRequests {
    /** What {@link #request} reads, until when it is set aside, and the sealed words. */
    static final String COLUMNS =
            """
            help_request_id, customer_id, wish, preferred_at, time_zone, said_at, passed_at,
            refused_at, aside_until, sealed, (SELECT max(c.concluded_at) FROM conclusion c
                WHERE c.customer_id = help_request.customer_id
                  AND c.concluded_at > help_request.said_at) AS called_at""";

    // A brake, not a promise: of many at the same instant some more may pass.
    private static final String ADD =
            """
            INSERT INTO help_request (help_request_id, press_id, customer_id, wish, preferred_at,
                time_zone, sealed)
            SELECT $1, $2, $3, $4, $5, $6, $7 WHERE $8 > (
                SELECT count(*) FROM help_request
                WHERE customer_id = $3 AND said_at > clock_timestamp() - interval '1 day')
            ON CONFLICT (customer_id, press_id) DO NOTHING""";

    private static final String OF_PRESS =
            "SELECT %s FROM help_request WHERE customer_id = $1 AND press_id = $2"
                    .formatted(COLUMNS);

    private static final String LATEST =
            "SELECT %s FROM help_request WHERE customer_id = $1 ORDER BY said_at DESC LIMIT 1"
                    .formatted(COLUMNS);

    private static final String ALL_OF_CUSTOMER =
            "SELECT %s FROM help_request WHERE customer_id = $1 ORDER BY said_at DESC LIMIT $2"
                    .formatted(COLUMNS);

    private static final String FORGET = "DELETE FROM help_request WHERE customer_id = ANY($1)";

    private final SealedHelpWords words;

    HelpRequests(SealedHelpWords words) {
        this.words = words;
    }

    /** Nothing for the same press again, for one too many in a day, and for somebody erased. */
    Uni<Void> add(
            SqlClient client,
            UUID id,
            String customerId,
            HelpWanted wanted,
            String zone,
            int most) {
        Tuple values = Tuple.tuple().addUUID(id).addUUID(wanted.press()).addString(customerId);
        values.addString(wanted.wish().name());
        values.addOffsetDateTime(
                wanted.preferredAt() == null
                        ? null
                        : wanted.preferredAt().atOffset(ZoneOffset.UTC));
        values.addString(zone).addValue(words.seal(id, wanted.words())).addLong((long) most);
        return client.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /** What came of that press of the button. */
    Uni<Optional<HelpRequest>> ofPress(SqlClient client, String customerId, UUID press) {
        return client.preparedQuery(OF_PRESS)
                .execute(Tuple.of(customerId, press))
                .map(rows -> all(rows, HelpRequests::request).stream().findFirst());
    }

    Uni<Optional<HelpRequest>> latest(SqlClient client, String customerId) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(customerId))
                .map(rows -> all(rows, HelpRequests::request).stream().findFirst());
    }

    /** What the customer asked for lately, newest first, without his words. */
    public Uni<List<AskedHelp>> latest(SqlClient client, String customerId, int most) {
        return client.preparedQuery(ALL_OF_CUSTOMER)
                .execute(Tuple.of(customerId, most))
                .map(rows -> all(rows, row -> AskedHelp.of(request(row))));
    }

    /** What these customers asked for is not told any more. */
    public Uni<Void> forget(SqlClient client, Collection<String> customerIds) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }

    static HelpRequest request(Row row) {
        return new HelpRequest(
                row.getUUID("help_request_id"),
                row.getString("customer_id"),
                HelpWish.valueOf(row.getString("wish")),
                instant(row, "preferred_at"),
                row.getString("time_zone"),
                instant(row, "said_at"),
                instant(row, "passed_at"),
                instant(row, "refused_at"),
                instant(row, "called_at"));
    }
}
