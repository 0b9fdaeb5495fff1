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

import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final String LATEST =
            """
            SELECT attempt_id, i.callback_id, r.answered_at, i.reason, i.questionnaire,
                i.questionnaire_version, r.answers, r.sealed
            FROM response r JOIN invitation i USING (attempt_id)
            WHERE r.customer_id = $1 ORDER BY r.answered_at DESC LIMIT $2""";

    private static final String WORDS = "SELECT sealed FROM response WHERE attempt_id = $1";

    private static final String HIDE =
            """
            UPDATE response SET sealed = NULL
            WHERE customer_id = ANY($1) AND sealed IS NOT NULL""";

    private static final Logger LOG = Logger.getLogger(Responses.class);

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

    /** The customer's latest, newest first. */
    public Uni<List<OwnResponse>> latest(SqlClient client, String customerId, int most) {
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(customerId, most))
                .map(
                        rows -> {
                            List<OwnResponse> responses = new ArrayList<>();
                            rows.forEach(row -> responses.add(response(row)));
                            return responses;
                        });
    }

    /**
     * What was said in own words to that attempt; none when there is none, or they are forgotten.
     */
    public Uni<Collection<String>> words(SqlClient client, UUID attemptId) {
        return client.preparedQuery(WORDS)
                .execute(Tuple.of(attemptId))
                .map(
                        rows -> {
                            List<String> words = new ArrayList<>();
                            rows.forEach(
                                    row ->
                                            words(attemptId, row.getDelegate().getBuffer(0))
                                                    .values()
                                                    .forEach(it -> words.add(it.toString())));
                            return words;
                        });
    }

    private OwnResponse response(Row row) {
        UUID attemptId = row.getUUID("attempt_id");
        Map<String, Object> answers = new LinkedHashMap<>(row.getJsonObject("answers").getMap());
        answers.putAll(words(attemptId, row.getDelegate().getBuffer("sealed")));
        return new OwnResponse(
                attemptId,
                row.getUUID("callback_id"),
                row.getOffsetDateTime("answered_at").toInstant(),
                row.getString("reason"),
                row.getString("questionnaire"),
                row.getInteger("questionnaire_version"),
                answers);
    }

    /** None when they were forgotten, or cannot be opened: the choices are still worth reading. */
    private Map<String, Object> words(UUID attemptId, Buffer sealed) {
        if (sealed == null) {
            return Map.of();
        }
        try {
            byte[] plain = seal.open(sealed.getBytes(), place(attemptId));
            return new JsonObject(new String(plain, StandardCharsets.UTF_8)).getMap();
        } catch (IllegalStateException unreadable) {
            LOG.warnf("The words of the response to attempt %s cannot be opened", attemptId);
            return Map.of();
        }
    }

    private static String place(UUID attemptId) {
        return "response|" + attemptId;
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
        return Buffer.buffer(seal.seal(plain, place(attemptId)));
    }
}
