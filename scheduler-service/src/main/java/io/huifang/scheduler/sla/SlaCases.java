package io.huifang.scheduler.sla;

import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.scheduler.policy.Within;
import io.huifang.scheduler.round.SetAsideRows;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The cases with something that must happen in time. Whoever changes one has locked its customer.
 */
@ApplicationScoped
class SlaCases {
    static final String WORK = "case-time";

    private static final String BEGIN =
            Columns.insertInto(
                    "case_sla",
                    """
                    case_id uuid, customer_id text, started_at timestamptz, first_contact text,
                    solution text, risk_after int, raises_to int, first_contact_state text,
                    solution_state text, look_at timestamptz
                    """);

    private static final String OF_CASES =
            """
            SELECT case_id, customer_id, started_at, first_contact, solution, risk_after,
                raises_to, first_contact_state, solution_state, look_at
            FROM case_sla WHERE case_id = ANY($1) ORDER BY case_id
            """;

    // A customer locked by anyone else is skipped: perhaps he is just being reached. The next round
    // comes to him.
    private static final String CLAIM =
            """
            SELECT s.case_id
            FROM case_sla s JOIN customer c USING (customer_id)
            WHERE s.look_at <= $1 AND %s
            ORDER BY s.look_at LIMIT $2
            FOR NO KEY UPDATE OF c SKIP LOCKED
            """
                    .formatted(SetAsideRows.without(WORK, "s.case_id"));

    private static final String LOOKED =
            """
            UPDATE case_sla s
            SET first_contact_state = n.first_contact_state, solution_state = n.solution_state,
                look_at = n.look_at
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
                AS n(case_id, first_contact_state, solution_state, look_at)
            WHERE s.case_id = n.case_id
            """;

    private static final String FORGET = "DELETE FROM case_sla WHERE customer_id = ANY($1)";

    Uni<Void> begin(SqlConnection tx, List<SlaCase> begun) {
        return ManyRows.write(tx, BEGIN, begun, SlaCases::begun);
    }

    /** Those of the cases that have something to happen in time, in the order of their ids. */
    Uni<List<SlaCase>> of(SqlClient client, Collection<UUID> caseIds) {
        return client.preparedQuery(OF_CASES)
                .execute(Tuple.of(caseIds.toArray(UUID[]::new)))
                .map(rows -> ManyRows.list(rows, SlaCases::slaCase));
    }

    /**
     * Locks the customers of cases that somebody must look at. Read the cases afterwards: another
     * replica may have looked between the look at the index and the lock.
     */
    Uni<List<UUID>> claim(SqlConnection tx, Instant now, int limit) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(Columns.utc(now), limit))
                .map(rows -> ManyRows.list(rows, row -> row.getUUID(0)));
    }

    Uni<Void> looked(SqlConnection tx, List<SlaCase> looked) {
        return ManyRows.write(
                tx, LOOKED, looked, rows -> found(Columns.of(rows).uuid(SlaCase::caseId)).tuple());
    }

    /** Removes all cases of the customers. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private static Tuple begun(List<SlaCase> begun) {
        Columns<SlaCase> columns =
                Columns.of(begun)
                        .uuid(SlaCase::caseId)
                        .text(SlaCase::customerId)
                        .instant(SlaCase::startedAt)
                        .text(it -> it.times().get(Target.FIRST_CONTACT))
                        .text(it -> it.times().get(Target.SOLUTION))
                        .integer(SlaCase::riskAfter)
                        .integer(SlaCase::raisesTo);
        return found(columns).tuple();
    }

    private static Columns<SlaCase> found(Columns<SlaCase> columns) {
        return columns.text(it -> it.found().get(Target.FIRST_CONTACT))
                .text(it -> it.found().get(Target.SOLUTION))
                .instant(SlaCase::lookAt);
    }

    private static SlaCase slaCase(Row row) {
        Cells cells = Cells.of(row);
        return new SlaCase(
                cells.uuid(),
                cells.text(),
                cells.instant(),
                byTarget(cells, Within::parse),
                cells.small(),
                cells.small(),
                byTarget(cells, SlaState::valueOf),
                cells.instant());
    }

    /** Two columns, in the order of the targets. */
    private static <T> Map<Target, T> byTarget(Cells cells, Function<String, T> value) {
        Map<Target, T> values = new EnumMap<>(Target.class);
        for (Target target : Target.values()) {
            T stated = cells.named(value);
            if (stated != null) values.put(target, stated);
        }
        return values;
    }
}
