package io.huifang.survey.optout;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.contract.callback.CallbackClosed;
import io.huifang.contract.callback.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Callbacks that the scheduler did not make after their customer had stopped calls. */
@ApplicationScoped
public class StoppedCalls {
    // What is closed much later is closed for another reason. What a task that was never dispatched
    // was for is not known here.
    private static final String ADD =
            """
            INSERT INTO stopped_call (callback_id, opt_out_id, stopped_at, reason)
            SELECT $1, opt_out_id, $2, $3 FROM opt_out
            WHERE customer_id = $4 AND said_at > clock_timestamp() - interval '1 day'
              AND NOT EXISTS (
                SELECT 1 FROM attempt_brief b
                WHERE b.callback_id = $1 AND b.purpose <> ALL (opt_out.purposes))
            ORDER BY said_at DESC LIMIT 1
            ON CONFLICT DO NOTHING""";

    private static final String OF_CUSTOMER =
            """
            SELECT reason, stopped_at FROM stopped_call JOIN opt_out USING (opt_out_id)
            WHERE customer_id = $1 ORDER BY stopped_at DESC LIMIT 50""";

    /** Of customers who stopped nothing, nothing is kept. Safe to repeat. */
    public Uni<Void> add(SqlClient client, CallbackClosed closed) {
        if (closed.outcome() != Outcome.SUPPRESSED) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple().addUUID(closed.callbackId());
        values.addOffsetDateTime(closed.occurredAt().atOffset(ZoneOffset.UTC));
        values.addString(closed.reason()).addString(closed.customerId());
        return client.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    Uni<List<OptOut.Stopped>> of(SqlClient client, String customerId) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(customerId))
                .map(
                        rows -> {
                            List<OptOut.Stopped> stopped = new ArrayList<>();
                            for (Row row : rows) {
                                stopped.add(
                                        new OptOut.Stopped(
                                                row.getString("reason"),
                                                instant(row, "stopped_at")));
                            }
                            return stopped;
                        });
    }
}
