package io.huifang.survey.permission;

import io.huifang.contract.callback.SurveyPermissionChanged;
import io.huifang.survey.invitation.StoppedBy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;

/** What is known of customers' permission to be asked in surveys. */
@ApplicationScoped
public class SurveyPermissions {
    // In one order: of two that hold several, neither waits for the other's second customer.
    private static final String HOLD =
            """
            SELECT hold_customer(c) FROM (
                SELECT DISTINCT c FROM unnest($1::text[]) AS u (c) ORDER BY c) customers""";

    private static final String TELL =
            """
            INSERT INTO survey_permission AS p (customer_id, granted_at, withdrawn_at, told_at,
                suppressed, suppressed_until)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (customer_id) DO UPDATE SET
                granted_at = greatest(p.granted_at, EXCLUDED.granted_at),
                withdrawn_at = greatest(p.withdrawn_at, EXCLUDED.withdrawn_at),
                told_at = greatest(p.told_at, EXCLUDED.told_at),
                suppressed = CASE WHEN EXCLUDED.told_at >= p.told_at
                    THEN EXCLUDED.suppressed ELSE p.suppressed END,
                suppressed_until = CASE WHEN EXCLUDED.told_at >= p.told_at
                    THEN EXCLUDED.suppressed_until ELSE p.suppressed_until END""";

    private static final String STOPPED_BY = "SELECT surveys_stopped_by($1)";

    private static final String FORGET =
            "DELETE FROM survey_permission WHERE customer_id = ANY($1)";

    /** Nobody else writes about these customers until the transaction ends. */
    Uni<Void> hold(SqlClient tx, Collection<String> customerIds) {
        return tx.preparedQuery(HOLD).execute(customers(customerIds)).replaceWithVoid();
    }

    /** Told late or twice, it changes nothing that is younger. Of the erased nothing is kept. */
    Uni<Void> tell(SqlClient tx, SurveyPermissionChanged told) {
        Tuple values = Tuple.tuple().addString(told.customerId());
        values.addOffsetDateTime(utc(told.grantedAt()));
        values.addOffsetDateTime(utc(told.withdrawnAt()));
        values.addOffsetDateTime(utc(told.occurredAt()));
        values.addBoolean(told.suppressed());
        values.addOffsetDateTime(utc(told.suppressedUntil()));
        return tx.preparedQuery(TELL).execute(values).replaceWithVoid();
    }

    /** By what surveys are stopped for the customer right now; empty when he may be asked. */
    Uni<Optional<StoppedBy>> stoppedBy(SqlClient tx, String customerId) {
        return tx.preparedQuery(STOPPED_BY)
                .execute(Tuple.of(customerId))
                .map(
                        rows ->
                                Optional.ofNullable(rows.iterator().next().getString(0))
                                        .map(StoppedBy::valueOf));
    }

    /** Of erased customers nothing is left; they are not asked anyway. */
    public Uni<Void> forget(SqlClient tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET).execute(customers(customerIds)).replaceWithVoid();
    }

    private static Tuple customers(Collection<String> customerIds) {
        return Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
