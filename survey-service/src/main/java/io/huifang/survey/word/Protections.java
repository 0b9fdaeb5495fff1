package io.huifang.survey.word;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** Which attempts are for their customers' own protection. */
@ApplicationScoped
class Protections {
    private static final String PROTECTS =
            "SELECT protects FROM attempt_brief WHERE attempt_id = $1";

    Uni<Boolean> of(SqlConnection tx, UUID attemptId) {
        return tx.preparedQuery(PROTECTS)
                .execute(Tuple.of(attemptId))
                .map(
                        rows -> {
                            RowIterator<Row> row = rows.iterator();
                            return row.hasNext() && row.next().getBoolean(0);
                        });
    }
}
