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
import java.util.UUID;

/** Callbacks that the scheduler closed because their customer stopped calls. */
@ApplicationScoped
public class StoppedCalls {
    // what is closed much later is closed for another reason
    private static final String ADD =
            """
            INSERT INTO stopped_call (callback_id, opt_out_id, stopped_at, reason)
            SELECT $1, opt_out_id, $2, $3 FROM opt_out
            WHERE customer_id = $4 AND said_at > clock_timestamp() - interval '1 day'
            ORDER BY said_at DESC LIMIT 1
            ON CONFLICT DO NOTHING""";

    private static final String OF_OPT_OUT =
            """
            SELECT reason, stopped_at FROM stopped_call WHERE opt_out_id = $1
            ORDER BY stopped_at LIMIT 50""";

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

    Uni<List<OptOut.Stopped>> of(SqlClient client, UUID optOutId) {
        return client.preparedQuery(OF_OPT_OUT)
                .execute(Tuple.of(optOutId))
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
