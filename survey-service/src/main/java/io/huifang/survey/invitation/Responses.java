package io.huifang.survey.invitation;

import io.huifang.survey.response.Answers;
import io.huifang.survey.sealing.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What customers answered on their own under their names; once each. */
@ApplicationScoped
public class Responses {
    private static final String ADD =
            """
            INSERT INTO response (attempt_id, answered_at, customer_id, answers, sealed)
            VALUES ($1, clock_timestamp(), $2, $3, $4) ON CONFLICT DO NOTHING
            RETURNING answered_at""";

    private static final String EXISTS = "SELECT 1 FROM response WHERE attempt_id = $1";

    private static final String HIDE =
            """
            UPDATE response SET sealed = NULL
            WHERE customer_id = ANY($1) AND sealed IS NOT NULL""";

    private final Seal seal;

    Responses(Seal seal) {
        this.seal = seal;
    }

    /** When it was stored, UTC; empty when there was one before. */
    Uni<Optional<Instant>> add(SqlClient client, Invitation invitation, Answers answers) {
        Tuple values = Tuple.tuple().addUUID(invitation.attemptId());
        values.addString(invitation.customerId()).addValue(new JsonObject(answers.choices()));
        values.addValue(sealed(invitation.attemptId(), answers.words()));
        return client.preparedQuery(ADD)
                .execute(values)
                .map(
                        rows -> {
                            RowIterator<Row> stored = rows.iterator();
                            return stored.hasNext()
                                    ? Optional.of(stored.next().getOffsetDateTime(0).toInstant())
                                    : Optional.empty();
                        });
    }

    Uni<Boolean> exists(SqlClient client, UUID attemptId) {
        return client.preparedQuery(EXISTS)
                .execute(Tuple.of(attemptId))
                .map(rows -> rows.size() > 0);
    }

    /** Forgets what these customers said in their own words. */
    public Uni<Void> forgetWords(SqlClient client, Collection<String> customerIds) {
        return client.preparedQuery(HIDE)
                .execute(Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Buffer sealed(UUID attemptId, Map<String, String> words) {
        if (words.isEmpty()) {
            return null;
        }
        byte[] plain = new JsonObject(Map.copyOf(words)).encode().getBytes(StandardCharsets.UTF_8);
        return Buffer.buffer(seal.seal(plain, "response|" + attemptId));
    }
}
