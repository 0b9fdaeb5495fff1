package io.huifang.scheduler.decision;

import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;
import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When calls were planned for reasons that want theirs apart from each other. */
@ApplicationScoped
class EarlierCalls {
    // One that was decided again is planned as well.
    private static final String LAST =
            """
            SELECT customer_id, reason, max(event_time) FROM decision d
            WHERE customer_id = ANY($1) AND reason = ANY($2)
                AND (kind IN ('SCHEDULED', 'DEFERRED')
                    OR kind = 'SUPPRESSED' AND EXISTS (
                        SELECT FROM callback_task t WHERE t.callback_id = task_of(d)))
            GROUP BY customer_id, reason
            """;

    /**
     * Tells the batch what only some of its events will ask for; reads nothing for those that will
     * not.
     */
    Uni<Void> recall(SqlConnection tx, DecisionBatch batch, List<ReceivedEvent> events) {
        Map<String, CustomerState> asking = new HashMap<>();
        Map<ReceivedEvent, String> reasons = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            spaced(batch.policy(), event.event().type())
                    .ifPresent(
                            reason -> {
                                asking.put(event.customerId(), batch.state(event));
                                reasons.put(event, reason.name());
                            });
        }
        if (asking.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(LAST)
                .execute(Tuple.of(texts(asking.keySet()), texts(Set.copyOf(reasons.values()))))
                .invoke(rows -> rows.forEach(row -> tell(asking, row)))
                .replaceWithVoid();
    }

    private static void tell(Map<String, CustomerState> asking, Row row) {
        asking.get(row.getString(0))
                .knowPlanned(row.getString(1), Columns.instant(row.getOffsetDateTime(2)));
    }

    /** The reason that events of the type are called about, if it wants its calls apart. */
    private static Optional<Reason> spaced(Policy policy, String type) {
        return policy.rule(type)
                .filter(TypeRule.Schedules.class::isInstance)
                .map(rule -> policy.reasonOf((TypeRule.Schedules) rule))
                .filter(reason -> reason.atMostEvery() != null);
    }

    private static String[] texts(Set<String> texts) {
        return texts.stream().sorted().toArray(String[]::new);
    }
}
