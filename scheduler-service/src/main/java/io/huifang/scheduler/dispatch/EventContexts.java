package io.huifang.scheduler.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The facts of decided events. They stand once, with the decision; tasks only refer to them. */
@ApplicationScoped
class EventContexts {
    private static final String OF_EVENTS =
            "SELECT event_key, type, source, id, facts::text FROM decision"
                    + " WHERE event_key = ANY($1)";

    private final ObjectMapper json;

    EventContexts(ObjectMapper json) {
        this.json = json;
    }

    /** Each event's context, by the key of its decision. */
    Uni<Map<UUID, Map<String, Object>>> of(SqlConnection tx, Collection<UUID> eventKeys) {
        return tx.preparedQuery(OF_EVENTS)
                .execute(Tuple.of(eventKeys.stream().distinct().toArray(UUID[]::new)))
                .map(rows -> ManyRows.map(rows, row -> row.getUUID(0), this::context));
    }

    private Map<String, Object> context(Row row) {
        try {
            return EventContext.of(
                    json.readTree(row.getString(4)),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("facts of " + row.getUUID(0), impossible);
        }
    }
}
