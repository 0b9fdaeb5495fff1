package io.huifang.survey.invitation;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What became of invitations, for the customer and for those who may read his contacts. */
@ApplicationScoped
public class AskedSurveys {
    private static final String STOPPED_OF_CUSTOMER =
            """
            SELECT reason, stopped_at, stopped_by FROM invitation
            WHERE customer_id = $1 AND stopped_at IS NOT NULL
            ORDER BY stopped_at DESC LIMIT 50""";

    // Of ballots nothing is told, not even that they were drawn.
    private static final String ASKED =
            """
            SELECT callback_id, reason, questionnaire, invited_at, ends_at, stopped_at, stopped_by,
                EXISTS (SELECT 1 FROM response r WHERE r.attempt_id = i.attempt_id) AS answered
            FROM invitation i WHERE customer_id = $1 AND kind = 'NAMED'
            ORDER BY invited_at DESC LIMIT $2""";

    /** The customer's that were stopped, the latest first: what proves it to him. */
    public Uni<List<StoppedInvitation>> stoppedOf(SqlClient client, String customerId) {
        return client.preparedQuery(STOPPED_OF_CUSTOMER)
                .execute(Tuple.of(customerId))
                .map(rows -> all(rows, AskedSurveys::stopped));
    }

    /** What the customer was asked under his name, newest first. */
    public Uni<List<AskedSurvey>> asked(SqlClient client, String customerId, int most) {
        return client.preparedQuery(ASKED)
                .execute(Tuple.of(customerId, most))
                .map(rows -> all(rows, AskedSurveys::asked));
    }

    private static AskedSurvey asked(Row row) {
        String by = row.getString("stopped_by");
        return new AskedSurvey(
                row.getUUID("callback_id"),
                row.getString("reason"),
                row.getString("questionnaire"),
                instant(row, "invited_at"),
                instant(row, "ends_at"),
                row.getBoolean("answered"),
                instant(row, "stopped_at"),
                by == null ? null : StoppedBy.valueOf(by));
    }

    private static StoppedInvitation stopped(Row row) {
        return new StoppedInvitation(
                row.getString("reason"),
                instant(row, "stopped_at"),
                StoppedBy.valueOf(row.getString("stopped_by")));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>();
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
