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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
            SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[],
                $4::timestamptz[], $5::boolean[], $6::timestamptz[]) AS u (customer_id)
            ORDER BY u.customer_id
            ON CONFLICT (customer_id) DO UPDATE SET
                granted_at = greatest(p.granted_at, EXCLUDED.granted_at),
                withdrawn_at = greatest(p.withdrawn_at, EXCLUDED.withdrawn_at),
                told_at = greatest(p.told_at, EXCLUDED.told_at),
                suppressed = CASE WHEN EXCLUDED.told_at >= p.told_at
                    THEN EXCLUDED.suppressed ELSE p.suppressed END,
                suppressed_until = CASE WHEN EXCLUDED.told_at >= p.told_at
                    THEN EXCLUDED.suppressed_until ELSE p.suppressed_until END""";

    private static final String STOPPED_BY =
            """
            SELECT c, stopped_by FROM unnest($1::text[]) AS u (c)
                CROSS JOIN LATERAL surveys_stopped_by(c) AS stopped_by
            WHERE stopped_by IS NOT NULL""";

    private static final String FORGET =
            "DELETE FROM survey_permission WHERE customer_id = ANY($1)";

    /** Nobody else writes about these customers until the transaction ends. */
    Uni<Void> hold(SqlClient tx, Collection<String> customerIds) {
        return tx.preparedQuery(HOLD).execute(customers(customerIds)).replaceWithVoid();
    }

    /**
     * Told late or twice, it changes nothing that is younger. Of the erased nothing is kept.
     *
     * @param told one for each customer
     */
    Uni<Void> tell(SqlClient tx, List<SurveyPermissionChanged> told) {
        Tuple values = customers(told.stream().map(SurveyPermissionChanged::customerId).toList());
        values.addArrayOfOffsetDateTime(times(told, SurveyPermissionChanged::grantedAt));
        values.addArrayOfOffsetDateTime(times(told, SurveyPermissionChanged::withdrawnAt));
        values.addArrayOfOffsetDateTime(times(told, SurveyPermissionChanged::occurredAt));
        values.addArrayOfBoolean(
                told.stream().map(SurveyPermissionChanged::suppressed).toArray(Boolean[]::new));
        values.addArrayOfOffsetDateTime(times(told, SurveyPermissionChanged::suppressedUntil));
        return tx.preparedQuery(TELL).execute(values).replaceWithVoid();
    }

    /** By what surveys are stopped right now, for those of the customers who may not be asked. */
    Uni<Map<String, StoppedBy>> stoppedBy(SqlClient tx, Collection<String> customerIds) {
        return tx.preparedQuery(STOPPED_BY)
                .execute(customers(customerIds))
                .map(
                        rows -> {
                            Map<String, StoppedBy> stopped = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            stopped.put(
                                                    row.getString("c"),
                                                    StoppedBy.valueOf(
                                                            row.getString("stopped_by"))));
                            return stopped;
                        });
    }

    /** Of erased customers nothing is left; they are not asked anyway. */
    public Uni<Void> forget(SqlClient tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET).execute(customers(customerIds)).replaceWithVoid();
    }

    private static Tuple customers(Collection<String> customerIds) {
        return Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new));
    }

    private static OffsetDateTime[] times(
            List<SurveyPermissionChanged> told, Function<SurveyPermissionChanged, Instant> time) {
        return told.stream().map(time).map(SurveyPermissions::utc).toArray(OffsetDateTime[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
