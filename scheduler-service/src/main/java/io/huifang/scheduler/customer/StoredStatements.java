package io.huifang.scheduler.customer;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.huifang.scheduler.statement.StatementText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** What customers said of themselves, on their rows; {@link Customers} reads it with the rest. */
@ApplicationScoped
public class StoredStatements {
    private static final String TELL =
            """
            UPDATE customer c
            SET statements = told.statements::jsonb,
                number_not_his_since = told.number_not_his_since
            FROM unnest($1::text[], $2::text[], $3::timestamptz[])
                AS told(customer_id, statements, number_not_his_since)
            WHERE c.customer_id = told.customer_id
            """;

    /**
     * Stores what these customers, who are locked, have said so far, and what follows from it for
     * their numbers.
     */
    public Uni<Void> tell(SqlConnection tx, List<Customer> customers) {
        return ManyRows.write(tx, TELL, customers, StoredStatements::told);
    }

    private static Tuple told(List<Customer> customers) {
        return Columns.of(customers)
                .text(Customer::customerId)
                .text(customer -> StatementText.write(customer.statements()))
                .instant(Customer::numberNotHisSince)
                .tuple();
    }
}
