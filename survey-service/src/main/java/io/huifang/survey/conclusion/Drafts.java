package io.huifang.survey.conclusion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.sealing.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** Answers typed but not concluded; one draft a lease, wholly sealed. A trigger ends it with it. */
@ApplicationScoped
class Drafts {
    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private static final String SAVE =
            """
            INSERT INTO answer_draft (attempt_id, fencing_token, saved_at, sealed)
            VALUES ($1, $2, clock_timestamp(), $3)
            ON CONFLICT (attempt_id) DO UPDATE SET fencing_token = excluded.fencing_token,
                saved_at = excluded.saved_at, sealed = excluded.sealed""";
    private static final String FIND =
            "SELECT sealed FROM answer_draft WHERE attempt_id = $1 AND fencing_token = $2";

    private final Seal seal;
    private final ObjectMapper mapper;

    Drafts(Seal seal, ObjectMapper mapper) {
        this.seal = seal;
        this.mapper = mapper;
    }

    Uni<Void> save(SqlConnection tx, UUID attemptId, long token, Map<String, Object> answers) {
        try {
            byte[] sealed = seal.seal(mapper.writeValueAsBytes(answers), place(attemptId, token));
            return tx.preparedQuery(SAVE)
                    .execute(Tuple.of(attemptId, token, Buffer.buffer(sealed)))
                    .replaceWithVoid();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write draft of " + attemptId, impossible);
        }
    }

    /** The draft of that lease; empty when there is none. */
    Uni<Map<String, Object>> find(SqlConnection tx, UUID attemptId, long token) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(attemptId, token))
                .map(
                        rows -> {
                            Map<String, Object> draft = Map.of();
                            for (Row row : rows) {
                                draft = open(row.getDelegate().getBuffer(0), attemptId, token);
                            }
                            return draft;
                        });
    }

    private Map<String, Object> open(Buffer sealed, UUID attemptId, long token) {
        try {
            return mapper.readValue(seal.open(sealed.getBytes(), place(attemptId, token)), ANSWERS);
        } catch (IOException impossible) {
            throw new UncheckedIOException("cannot read draft of " + attemptId, impossible);
        }
    }

    private static String place(UUID attemptId, long token) {
        return "draft|" + attemptId + "|" + token;
    }
}
