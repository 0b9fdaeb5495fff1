package io.huifang.survey.freeze;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.contract.command.FundsFreezeRequested;
import io.huifang.contract.command.FundsFreezeRequested.Because;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

/** The requests to freeze; the first one of an attempt is the only one. */
@ApplicationScoped
class FreezeRequests {
    private static final String ADD =
            """
            INSERT INTO freeze_request (attempt_id, event_id, requested_at, because, requested_by,
                verified)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (attempt_id) DO NOTHING""";
    private static final String FIND =
            """
            SELECT requested_at, because, requested_by, verified FROM freeze_request
            WHERE attempt_id = $1""";

    /** Whether it is the first one of its attempt; a second one changes nothing. */
    Uni<Boolean> add(SqlConnection tx, FundsFreezeRequested fact) {
        Tuple values = Tuple.of(fact.attemptId(), fact.eventId());
        values.addOffsetDateTime(fact.occurredAt().atOffset(ZoneOffset.UTC));
        values.addString(fact.because().name()).addString(fact.requestedBy());
        return tx.preparedQuery(ADD)
                .execute(values.addBoolean(fact.verified()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<FreezeView>> of(SqlConnection tx, UUID attemptId) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(attemptId))
                .map(
                        rows -> {
                            Iterator<Row> row = rows.iterator();
                            return row.hasNext() ? Optional.of(view(row.next())) : Optional.empty();
                        });
    }

    private static FreezeView view(Row row) {
        return new FreezeView(
                instant(row, "requested_at"),
                Because.valueOf(row.getString("because")),
                row.getString("requested_by"),
                row.getBoolean("verified"));
    }
}
