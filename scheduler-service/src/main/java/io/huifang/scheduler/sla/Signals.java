package io.huifang.scheduler.sla;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.sla.CaseFacts.Signal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Events that stop clocks or start them again, as far as the policy names any. */
@ApplicationScoped
class Signals {
    // One that names the subject of a case is about that case; one that names none, about all.
    private static final String SIGNALS =
            """
            SELECT t.callback_id, d.type, d.event_time
            FROM callback_task t
            JOIN decision d ON d.customer_id = t.customer_id AND d.type = ANY($2)
                AND d.event_time >= t.event_time
            JOIN decision origin ON origin.event_key = t.event_key
            LEFT JOIN unnest($3::text[], $4::text[]) AS shape(type, field)
                ON shape.type = origin.type
            WHERE t.callback_id = ANY($1)
                AND coalesce(d.facts ->> shape.field = t.subject_ref, true)
            ORDER BY d.event_time, d.event_key
            """;

    private static final List<WalletEventShape> WITH_SUBJECT =
            WalletEventCatalogue.all().stream()
                    .filter(shape -> shape.subjectField().isPresent())
                    .toList();

    /** The signals of each case that has any, in the order of their time. */
    Uni<Map<UUID, List<Signal>>> of(SqlClient client, Policy policy, UUID[] caseIds) {
        String[] types = typesThatSignal(policy);
        if (types.length == 0) return Uni.createFrom().item(Map.of());
        return client.preparedQuery(SIGNALS)
                .execute(
                        Tuple.of(
                                caseIds,
                                types,
                                column(WalletEventShape::type),
                                column(shape -> shape.subjectField().orElseThrow())))
                .map(Signals::byCase);
    }

    private static Map<UUID, List<Signal>> byCase(RowSet<Row> rows) {
        Map<UUID, List<Signal>> signals = new HashMap<>();
        for (Row row : rows) {
            Instant at = Columns.instant(row.getOffsetDateTime(2));
            signals.computeIfAbsent(row.getUUID(0), any -> new ArrayList<>())
                    .add(new Signal(row.getString(1), at));
        }
        return signals;
    }

    private static String[] typesThatSignal(Policy policy) {
        return policy.reasons().values().stream()
                .map(Reason::sla)
                .filter(Objects::nonNull)
                .flatMap(sla -> Stream.of(sla.pauses().from(), sla.pauses().until()))
                .flatMap(Collection::stream)
                .distinct()
                .toArray(String[]::new);
    }

    private static String[] column(Function<WalletEventShape, String> value) {
        return WITH_SUBJECT.stream().map(value).toArray(String[]::new);
    }
}
