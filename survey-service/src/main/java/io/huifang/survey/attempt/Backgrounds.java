package io.huifang.survey.attempt;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** What the attempts came with for those who count. */
@ApplicationScoped
public class Backgrounds {
    private static final String OF =
            """
            SELECT b.fresh_until, b.region, b.customer_language, b.target_at, b.appointment_at,
                   b.budget_broken, g.agent_group
            FROM attempt_brief b JOIN attempt a USING (attempt_id)
            LEFT JOIN agent g ON g.account = a.agent
            WHERE attempt_id = $1\
            """;

    /** Of an attempt that is there. */
    public Uni<Background> of(SqlConnection tx, UUID attemptId) {
        return tx.preparedQuery(OF)
                .execute(Tuple.of(attemptId))
                .map(rows -> background(rows.iterator().next()));
    }

    private static Background background(Row row) {
        return new Background(
                instant(row, "fresh_until"),
                row.getString("region"),
                row.getString("customer_language"),
                instant(row, "target_at"),
                instant(row, "appointment_at"),
                row.getBoolean("budget_broken"),
                row.getString("agent_group"));
    }
}
