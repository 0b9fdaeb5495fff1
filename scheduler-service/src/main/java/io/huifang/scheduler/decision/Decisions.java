package io.huifang.scheduler.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The decisions and the conflicts, written by the batch. */
@ApplicationScoped
class Decisions {
    private static final String KNOWN =
            "SELECT event_key, content_hash FROM decision WHERE event_key = ANY($1)";

    /** The table's columns but for those of which an erasure leaves a part, or other words. */
    static final String LASTING =
            """
            event_key, content_hash, callback_id, decided_at, event_time, policy_version, kind,
            customer_id, source, id, type, reason, rule, traceparent, expiry_time, place
            """;

    // What is told of a customer after his erasure is kept as what was told before it.
    private static final String ADD =
            """
            INSERT INTO decision (%1$s, explanation, inputs, facts)
            SELECT %1$s, explanation, inputs::json,
                CASE WHEN kind <> 'ERASED' THEN facts::json ELSE %2$s END
            FROM (%3$s, generate_series(1, cardinality($1)) AS place) AS d
            """
                    .formatted(
                            LASTING,
                            ErasedDecisions.factsLeft("$19", "$20"),
                            Columns.rows(
                                    """
                                    event_key uuid, content_hash uuid, callback_id uuid,
                                    decided_at timestamptz, event_time timestamptz,
                                    policy_version int, kind text, customer_id text,
                                    source text, id text, type text, reason text, rule text,
                                    explanation text, inputs text, facts text,
                                    traceparent text, expiry_time timestamptz
                                    """));

    private static final String ADD_CONFLICTS =
            """
            INSERT INTO decision_conflict (event_key, content_hash, seen_at, customer_id, source,
                id, type, policy_version, traceparent)
            SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[],
                $5::text[], $6::text[], $7::text[], $8::int[], $9::text[])
            ON CONFLICT DO NOTHING
            RETURNING event_key, content_hash
            """;

    private final ObjectWriter json;

    Decisions(ObjectMapper json) {
        this.json = json.writer();
    }

    /** Content hashes of the keys that were decided before. */
    Uni<Map<UUID, UUID>> known(SqlConnection tx, Collection<UUID> keys) {
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(keys.toArray(UUID[]::new)))
                .map(rows -> ManyRows.map(rows, row -> row.getUUID(0), row -> row.getUUID(1)));
    }

    /** Adds the decisions; fails when one of the keys was decided by another transaction. */
    Uni<Void> add(SqlConnection tx, List<Decided> decided) {
        return ManyRows.write(tx, ADD, decided, this::columns);
    }

    /** Adds conflicts, each other content once, and gives those that are new. */
    Uni<List<Conflict>> addConflicts(SqlConnection tx, List<Conflict> conflicts) {
        if (conflicts.isEmpty()) return Uni.createFrom().item(List.of());
        return tx.preparedQuery(ADD_CONFLICTS)
                .execute(conflictColumns(conflicts))
                .map(
                        rows -> {
                            Set<List<UUID>> added = new HashSet<>();
                            for (Row row : rows) {
                                added.add(List.of(row.getUUID(0), row.getUUID(1)));
                            }
                            return conflicts.stream()
                                    .filter(it -> added.remove(keyAndHash(it)))
                                    .toList();
                        });
    }

    private static List<UUID> keyAndHash(Conflict conflict) {
        return List.of(conflict.received().key(), conflict.received().contentHash());
    }

    private static Tuple conflictColumns(List<Conflict> conflicts) {
        return Columns.of(conflicts)
                .uuid(conflict -> conflict.received().key())
                .uuid(conflict -> conflict.received().contentHash())
                .instant(Conflict::seenAt)
                .text(conflict -> conflict.received().customerId())
                .text(conflict -> conflict.received().source())
                .text(conflict -> conflict.received().id())
                .text(conflict -> conflict.received().event().type())
                .integer(Conflict::policyVersion)
                .text(conflict -> conflict.received().traceParent())
                .tuple();
    }

    private Tuple columns(List<Decided> decided) {
        return Columns.of(decided)
                .uuid(it -> it.received().key())
                .uuid(it -> it.received().contentHash())
                .uuid(Decided::callbackId)
                .instant(Decided::decidedAt)
                .instant(it -> it.received().event().time())
                .integer(Decided::policyVersion)
                .text(it -> it.decision().kind())
                .text(it -> it.received().customerId())
                .text(it -> it.received().source())
                .text(it -> it.received().id())
                .text(it -> it.received().event().type())
                .text(it -> it.decision().reason())
                .text(it -> it.decision().rule())
                .text(it -> it.decision().explanation())
                .text(it -> written(it.decision().inputs()))
                .text(it -> it.received().json())
                .text(it -> it.received().traceParent())
                .instant(it -> it.received().event().expiryTime())
                .tuple()
                .addArrayOfString(ErasedDecisions.ABOUT_THE_PERSON)
                .addArrayOfString(ErasedDecisions.PERSONAL_FACTS);
    }

    private String written(Map<Input, Object> inputs) {
        try {
            return json.writeValueAsString(Input.byName(inputs));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("inputs of a decision", impossible);
        }
    }
}
