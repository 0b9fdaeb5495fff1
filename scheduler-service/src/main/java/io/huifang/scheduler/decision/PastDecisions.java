package io.huifang.scheduler.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.decision.PastDecision.Answer;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Decisions with their events, read to be made again. */
@ApplicationScoped
public class PastDecisions {
    private static final String OF_CUSTOMERS =
            """
            SELECT event_key, content_hash, source, id, traceparent, type, customer_id, event_time,
                expiry_time, facts::text, decided_at, policy_version, callback_id, kind, reason,
                rule
            FROM decision WHERE customer_id = ANY($1) AND decided_at < $2
            ORDER BY customer_id, decided_at, place
            """;

    private static final int CUSTOMER = 6;

    private final ObjectReader json;

    PastDecisions(ObjectMapper json) {
        this.json = json.reader();
    }

    /**
     * What was found.
     *
     * @param decisions customer by customer in the order of decision
     * @param unreadable customers with an event that this release cannot read, of whom there is
     *     nothing among the decisions: a past with a gap is not lived
     */
    public record Found(List<PastDecision> decisions, Set<String> unreadable) {}

    /**
     * Everything decided about these customers.
     *
     * @param until exclusive, UTC
     */
    public Uni<Found> of(SqlClient client, Collection<String> customerIds, Instant until) {
        return client.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(customerIds.toArray(String[]::new), Columns.utc(until)))
                .map(this::found);
    }

    private Found found(RowSet<Row> rows) {
        List<PastDecision> past = new ArrayList<>(rows.size());
        Set<String> unreadable = new HashSet<>();
        for (Row row : rows) {
            String customerId = row.getString(CUSTOMER);
            try {
                if (!unreadable.contains(customerId)) past.add(past(row));
            } catch (RuntimeException fault) {
                unreadable.add(customerId);
            }
        }
        past.removeIf(it -> unreadable.contains(it.customerId()));
        return new Found(past, unreadable);
    }

    private PastDecision past(Row row) {
        Cells cells = Cells.of(row);
        ReceivedEvent received = received(cells);
        return new PastDecision(
                received,
                cells.instant(),
                cells.integer(),
                cells.uuid(),
                new Answer(cells.named(DecisionKind::valueOf), cells.text(), cells.text()));
    }

    private ReceivedEvent received(Cells cells) {
        UUID key = cells.uuid();
        UUID contentHash = cells.uuid();
        String source = cells.text();
        String id = cells.text();
        String traceParent = cells.text();
        String type = cells.text();
        String customerId = cells.text();
        Instant time = cells.instant();
        Instant expiryTime = cells.instant();
        String facts = cells.text();
        try {
            JsonNode data = json.readTree(facts);
            WalletEvent event = WalletEventText.event(type, customerId, time, expiryTime, data);
            return new ReceivedEvent(key, contentHash, source, id, traceParent, data, facts, event);
        } catch (JsonProcessingException | WalletEventReader.Unreadable impossible) {
            throw new IllegalStateException("facts of " + key, impossible);
        }
    }
}
