package io.huifang.survey.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/**
 * What the holder of a lease has typed so far: one draft a lease, wholly sealed. Another lease of
 * the attempt finds nothing of it.
 *
 * @param <T> what is typed into a field
 */
public final class LeaseDrafts<T> {
    private static final String SAVE =
            """
            INSERT INTO %s (attempt_id, fencing_token, saved_at, sealed)
            VALUES ($1, $2, clock_timestamp(), $3)
            ON CONFLICT (attempt_id) DO UPDATE SET fencing_token = excluded.fencing_token,
                saved_at = excluded.saved_at, sealed = excluded.sealed""";
    private static final String FIND =
            "SELECT sealed FROM %s WHERE attempt_id = $1 AND fencing_token = $2";

    private final Seal seal;
    private final ObjectMapper mapper;
    private final Kind<T> kind;

    /**
     * Which drafts.
     *
     * @param table where they stand
     * @param place what they are sealed as; never changed, or none opens any more
     * @param fields what they hold, by the field's name
     */
    public record Kind<T>(String table, String place, TypeReference<Map<String, T>> fields) {}

    public LeaseDrafts(Seal seal, ObjectMapper mapper, Kind<T> kind) {
        this.seal = seal;
        this.mapper = mapper;
        this.kind = kind;
    }

    /** Replaces the draft of that lease. */
    public Uni<Void> save(SqlConnection tx, UUID attemptId, long token, Map<String, T> fields) {
        try {
            byte[] sealed = seal.seal(mapper.writeValueAsBytes(fields), place(attemptId, token));
            return tx.preparedQuery(SAVE.formatted(kind.table()))
                    .execute(Tuple.of(attemptId, token, Buffer.buffer(sealed)))
                    .replaceWithVoid();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + what(attemptId), impossible);
        }
    }

    /** The draft of that lease; empty when there is none. */
    public Uni<Map<String, T>> find(SqlConnection tx, UUID attemptId, long token) {
        return tx.preparedQuery(FIND.formatted(kind.table()))
                .execute(Tuple.of(attemptId, token))
                .map(
                        rows -> {
                            Map<String, T> fields = Map.of();
                            for (Row row : rows) {
                                fields = open(row.getDelegate().getBuffer(0), attemptId, token);
                            }
                            return fields;
                        });
    }

    private Map<String, T> open(Buffer sealed, UUID attemptId, long token) {
        try {
            byte[] plain = seal.open(sealed.getBytes(), place(attemptId, token));
            return mapper.readValue(plain, kind.fields());
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read " + what(attemptId), impossible);
        }
    }

    private String place(UUID attemptId, long token) {
        return kind.place() + "|" + attemptId + "|" + token;
    }

    private String what(UUID attemptId) {
        return kind.table() + " of " + attemptId;
    }
}
