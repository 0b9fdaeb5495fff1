package io.huifang.survey.optout;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.contract.callback.Purpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What customers stopped. */
@ApplicationScoped
public class OptOuts {
    private static final String COLUMNS = "opt_out_id, customer_id, purposes, said_at, passed_at";

    private static final String ADD =
            """
            INSERT INTO opt_out (opt_out_id, customer_id, purposes) VALUES ($1, $2, $3)
            RETURNING %s"""
                    .formatted(COLUMNS);

    // Without what he agreed to anew since: of surveys alone that is known here.
    private static final String OF_CUSTOMER =
            """
            SELECT opt_out_id, customer_id, said_at, passed_at,
                CASE WHEN p.granted_at > said_at THEN array_remove(purposes, 'SURVEY')
                    ELSE purposes END AS purposes
            FROM opt_out LEFT JOIN survey_permission p USING (customer_id)
            WHERE customer_id = $1
              AND (p.granted_at > said_at AND purposes <@ ARRAY['SURVEY']) IS NOT TRUE
            ORDER BY said_at DESC LIMIT 100""";

    // What fails goes behind what was not tried: it stands in nobody's way.
    private static final String TRY =
            """
            UPDATE opt_out SET tried_at = clock_timestamp() WHERE opt_out_id IN (
                SELECT opt_out_id FROM opt_out WHERE passed_at IS NULL AND refused_at IS NULL
                ORDER BY coalesce(tried_at, said_at) LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING %s"""
                    .formatted(COLUMNS);

    private static final String HOLD = "SELECT hold_customer($1)";

    private static final String REFUSED =
            """
            UPDATE opt_out SET refused_at = clock_timestamp()
            WHERE opt_out_id = $1 AND passed_at IS NULL AND refused_at IS NULL""";

    private static final String PASSED =
            """
            UPDATE opt_out SET passed_at = clock_timestamp()
            WHERE opt_out_id = $1 AND passed_at IS NULL AND refused_at IS NULL""";

    private static final String FORGET = "DELETE FROM opt_out WHERE customer_id = ANY($1)";

    /** Empty for a customer who was erased. */
    Uni<Optional<OptOut>> add(
            SqlClient client, UUID id, String customerId, Collection<Purpose> purposes) {
        Tuple values = Tuple.tuple().addUUID(id).addString(customerId);
        values.addArrayOfString(purposes.stream().map(Purpose::name).toArray(String[]::new));
        return client.preparedQuery(ADD)
                .execute(values)
                .map(rows -> all(rows).stream().findFirst());
    }

    Uni<Optional<OptOut>> latest(SqlClient client, String customerId) {
        return of(client, customerId).map(all -> all.stream().findFirst());
    }

    /** All that he stopped and did not agree to anew, the latest first. */
    Uni<List<OptOut>> of(SqlClient client, String customerId) {
        return client.preparedQuery(OF_CUSTOMER).execute(Tuple.of(customerId)).map(OptOuts::all);
    }

    /** Nobody else writes about that customer until the transaction ends. */
    Uni<Void> hold(SqlClient tx, String customerId) {
        return tx.preparedQuery(HOLD).execute(Tuple.of(customerId)).replaceWithVoid();
    }

    /** Those that intake has not accepted yet, the one first that was not tried for longest. */
    Uni<List<OptOut>> waiting(SqlClient client, int most) {
        return client.preparedQuery(TRY).execute(Tuple.of(most)).map(OptOuts::all);
    }

    /** Intake will never accept it. */
    Uni<Void> refused(SqlClient client, UUID id) {
        return client.preparedQuery(REFUSED).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Intake has accepted it. */
    Uni<Void> passed(SqlClient client, UUID id) {
        return client.preparedQuery(PASSED).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Erased customers are not contacted anyway. */
    public Uni<Void> forget(SqlClient client, Collection<String> customerIds) {
        return client.preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static List<OptOut> all(RowSet<Row> rows) {
        List<OptOut> all = new ArrayList<>();
        for (Row row : rows) {
            all.add(
                    new OptOut(
                            row.getUUID("opt_out_id"),
                            row.getString("customer_id"),
                            Stream.of(row.getArrayOfStrings("purposes"))
                                    .map(Purpose::valueOf)
                                    .toList(),
                            instant(row, "said_at"),
                            instant(row, "passed_at")));
        }
        return all;
    }
}
