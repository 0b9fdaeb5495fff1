package io.huifang.survey.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The numbers by which links name customers: one each, until he is erased. */
@ApplicationScoped
public class CustomerLinks {
    private static final String ADD =
            """
            INSERT INTO customer_link (link_id, customer_id, time_zone) VALUES ($1, $2, $3)
            ON CONFLICT (customer_id) DO UPDATE SET time_zone = EXCLUDED.time_zone
            WHERE EXCLUDED.time_zone <> customer_link.time_zone
              OR EXCLUDED.time_zone IS NOT NULL AND customer_link.time_zone IS NULL""";

    private static final String OF_CUSTOMER =
            "SELECT link_id FROM customer_link WHERE customer_id = $1";

    private static final String CUSTOMER =
            "SELECT customer_id FROM customer_link WHERE link_id = $1";

    private static final String PERSON =
            "SELECT customer_id, time_zone FROM customer_link WHERE link_id = $1";

    private static final String FORGET = "DELETE FROM customer_link WHERE customer_id = ANY($1)";

    /**
     * The customer's number; empty for one who was erased.
     *
     * @param fresh the number that becomes his when he has none
     * @param timeZone in which he thinks of times; null when not said, which changes nothing
     */
    Uni<Optional<UUID>> of(SqlClient client, String customerId, UUID fresh, String timeZone) {
        return client.preparedQuery(ADD)
                .execute(Tuple.of(fresh, customerId, timeZone))
                .chain(() -> client.preparedQuery(OF_CUSTOMER).execute(Tuple.of(customerId)))
                .map(rows -> first(rows).map(row -> row.getUUID(0)));
    }

    /** Whose number it is; empty when nobody's, or of one who was erased. */
    public Uni<Optional<String>> customer(SqlClient client, UUID linkId) {
        return client.preparedQuery(CUSTOMER)
                .execute(Tuple.of(linkId))
                .map(rows -> first(rows).map(row -> row.getString(0)));
    }

    /**
     * A customer who has links.
     *
     * @param timeZone IANA zone in which he thinks of times; null when nobody said
     */
    public record Person(String customerId, String timeZone) {}

    /** The same with what else is known of him. */
    public Uni<Optional<Person>> person(SqlClient client, UUID linkId) {
        return client.preparedQuery(PERSON)
                .execute(Tuple.of(linkId))
                .map(
                        rows ->
                                first(rows)
                                        .map(
                                                row ->
                                                        new Person(
                                                                row.getString(0),
                                                                row.getString(1))));
    }

    /** The links of these customers lead nowhere from now on. */
    public Uni<Void> forget(SqlClient client, Collection<String> customerIds) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        RowIterator<Row> found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }
}
