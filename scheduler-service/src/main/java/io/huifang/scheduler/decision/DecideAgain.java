package io.huifang.scheduler.decision;

import io.huifang.contract.CloudEventAttributes;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides events again that were decided under a do-not-contact entry which should never have been.
 * The decision of then stays, for it was right by what was known; the history of the task that is
 * opened now says why.
 */
@ApplicationScoped
public class DecideAgain {
    /** Rule id: an entry that should never have been was in the way. */
    private static final String CORRECTED = "attempt.corrected";

    // Those that a person's own entry was behind, or that came before the first mistake, stay as
    // they are. Until when an event is fresh says as well when it expires.
    private static final String SUPPRESSED =
            """
            SELECT source, id, type, customer_id, event_time,
                (inputs ->> 'freshUntil')::timestamptz, traceparent, facts::text
            FROM decision d
            WHERE customer_id = ANY($1) AND kind = 'SUPPRESSED' AND rule = 'customer.suppressed'
                AND inputs -> 'suppressedUntil' IS NULL
                AND (inputs ->> 'freshUntil')::timestamptz > $2
                AND decided_at >= (
                    SELECT min(a.concluded_at)
                    FROM attempt_prohibition p JOIN callback_attempt a USING (attempt_id)
                    WHERE p.customer_id = d.customer_id AND p.lifted_at IS NOT NULL
                        AND p.overruled_at IS NULL)
            ORDER BY event_time, event_key
            """;

    private final WalletEventReader reader;
    private final CustomerStates states;
    private final CallbackTasks tasks;
    private final DecisionBatches batches;
    private final EarlierCalls earlierCalls;

    DecideAgain(
            WalletEventReader reader,
            CustomerStates states,
            CallbackTasks tasks,
            DecisionBatches batches,
            EarlierCalls earlierCalls) {
        this.reader = reader;
        this.states = states;
        this.tasks = tasks;
        this.batches = batches;
        this.earlierCalls = earlierCalls;
    }

    /**
     * Decides what those entries suppressed and is still fresh, as if it came now. What it led to
     * once it does not lead to again.
     *
     * @param lifted customers who are locked, without their entry
     * @param open all open tasks of theirs
     */
    public Uni<Void> suppressed(
            SqlConnection tx,
            Policy policy,
            TaskLedger ledger,
            Map<String, Customer> lifted,
            List<CallbackTask> open) {
        if (lifted.isEmpty()) return Uni.createFrom().voidItem();
        return events(tx, lifted.keySet(), ledger)
                .chain(events -> withoutTask(tx, events))
                .chain(
                        events ->
                                states.of(tx, lifted, open)
                                        .chain(known -> batches.batch(tx, policy, known, ledger))
                                        .chain(batch -> decide(tx, batch, events)));
    }

    private Uni<Void> decide(SqlConnection tx, DecisionBatch batch, List<ReceivedEvent> events) {
        return earlierCalls
                .recall(tx, batch, events)
                .invoke(() -> decide(batch, events))
                .chain(() -> batches.storeBesides(tx, batch));
    }

    /** What has become part of an incident meanwhile waits for its end like everything else. */
    private static void decide(DecisionBatch batch, List<ReceivedEvent> events) {
        events.forEach(batch::decide);
        batch.decided().stream()
                .filter(it -> it.callbackId() != null)
                .forEach(it -> note(it, batch.ledger()));
    }

    private static void note(Decided again, TaskLedger ledger) {
        ledger.note(again.callbackId(), "decided-again", CORRECTED);
        String rule = again.decision().rule();
        if (rule.equals(Incident.COLLAPSED)) {
            ledger.note(again.callbackId(), ContactDecision.PUT_OFF, rule);
        }
    }

    private Uni<List<ReceivedEvent>> events(
            SqlConnection tx, Collection<String> customerIds, TaskLedger ledger) {
        return tx.preparedQuery(SUPPRESSED)
                .execute(Tuple.of(customerIds.toArray(String[]::new), Columns.utc(ledger.now())))
                .map(rows -> ManyRows.list(rows, this::event));
    }

    private Uni<List<ReceivedEvent>> withoutTask(SqlConnection tx, List<ReceivedEvent> events) {
        Map<UUID, ReceivedEvent> byTask =
                events.stream().collect(Collectors.toMap(DecideAgain::taskOf, Function.identity()));
        return tasks.withLatestAttempt(tx, byTask.keySet())
                .map(there -> there.stream().map(CallbackTask::id).collect(Collectors.toSet()))
                .map(there -> events.stream().filter(it -> isNew(it, there)).toList());
    }

    private static boolean isNew(ReceivedEvent event, Set<UUID> there) {
        return !there.contains(taskOf(event));
    }

    private static UUID taskOf(ReceivedEvent event) {
        return DerivedIds.ofTask(event.key(), event.event().time());
    }

    private ReceivedEvent event(Row row) {
        return reader.again(
                new CloudEventAttributes(
                        row.getString(1),
                        row.getString(0),
                        row.getString(2),
                        row.getString(3),
                        Columns.instant(row.getOffsetDateTime(4)),
                        Columns.instant(row.getOffsetDateTime(5)),
                        null,
                        row.getString(6)),
                row.getString(7));
    }
}
