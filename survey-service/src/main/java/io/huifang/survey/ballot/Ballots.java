package io.huifang.survey.ballot;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;

/** Ballots that were cast, before and after their answers were mixed. */
@ApplicationScoped
class Ballots {
    /** Any number that no other lock of this service has. */
    static final long MIXING = 0x62616c6c6f74L;

    private static final String WHILE_NOT_MIXED = "SELECT pg_advisory_xact_lock_shared($1)";
    private static final String MIXED_BY_ONE = "SELECT pg_advisory_xact_lock($1)";

    private static final String SPENT =
            """
            SELECT EXISTS (SELECT 1 FROM fresh_ballot WHERE ballot = $1)
                OR EXISTS (SELECT 1 FROM spent_ballot WHERE ballot = $1)""";

    private static final String CAST =
            """
            INSERT INTO fresh_ballot (ballot, questionnaire, questionnaire_version, sealed)
            VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING""";

    private static final String TAKE =
            "DELETE FROM fresh_ballot"
                    + " RETURNING ballot, questionnaire, questionnaire_version, sealed";

    private static final String PUT_BACK =
            """
            INSERT INTO fresh_ballot (ballot, questionnaire, questionnaire_version, sealed)
            SELECT * FROM unnest($1::bytea[], $2::text[], $3::integer[], $4::bytea[])
                AS b (ballot, questionnaire, questionnaire_version, sealed)
            ORDER BY ballot""";

    private static final String SPEND =
            """
            INSERT INTO spent_ballot (ballot) SELECT * FROM unnest($1::bytea[]) AS b (ballot)
            ORDER BY ballot""";

    private static final String COUNT =
            """
            INSERT INTO anonymous_answer
                (answer_id, mixed_on, questionnaire, questionnaire_version, answers)
            SELECT gen_random_uuid() AS id, current_date, * FROM unnest(
                $1::text[], $2::integer[], $3::jsonb[])
            ORDER BY id""";

    /**
     * A ballot that was cast.
     *
     * @param ballot what is kept of its number
     * @param sealed the answers as ciphertext
     */
    record Cast(Buffer ballot, String questionnaire, int version, Buffer sealed) {}

    /**
     * Answers without the ballot they came with.
     *
     * @param answers choices by question id
     */
    record Answer(String questionnaire, int version, JsonObject answers) {}

    Uni<Boolean> isSpent(SqlClient client, byte[] ballot) {
        return client.preparedQuery(SPENT)
                .execute(Tuple.of(Buffer.buffer(ballot)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** False when the ballot was cast before. */
    Uni<Boolean> cast(SqlConnection tx, Cast one) {
        Tuple values = Tuple.tuple().addValue(one.ballot()).addString(one.questionnaire());
        values.addInteger(one.version()).addValue(one.sealed());
        // In a statement before: the next one then sees what was mixed while this one waited.
        return tx.preparedQuery(WHILE_NOT_MIXED)
                .execute(Tuple.of(MIXING))
                .chain(() -> tx.preparedQuery(CAST).execute(values))
                .map(stored -> stored.rowCount() > 0);
    }

    /** Takes away all that wait. */
    Uni<List<Cast>> take(SqlConnection tx) {
        return tx.preparedQuery(MIXED_BY_ONE)
                .execute(Tuple.of(MIXING))
                .chain(() -> tx.query(TAKE).execute())
                .map(
                        rows -> {
                            List<Cast> taken = new ArrayList<>();
                            rows.forEach(row -> taken.add(read(row)));
                            return taken;
                        });
    }

    /** Lets these wait on: all written by one transaction, in the order of their hashes. */
    Uni<Void> putBack(SqlConnection tx, List<Cast> waiting) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple();
        values.addValue(waiting.stream().map(Cast::ballot).toArray(Buffer[]::new));
        values.addArrayOfString(waiting.stream().map(Cast::questionnaire).toArray(String[]::new));
        values.addArrayOfInteger(waiting.stream().map(Cast::version).toArray(Integer[]::new));
        values.addValue(waiting.stream().map(Cast::sealed).toArray(Buffer[]::new));
        return tx.preparedQuery(PUT_BACK).execute(values).replaceWithVoid();
    }

    /** Stores ballots and answers, each in an order that says nothing of the other. */
    Uni<Void> part(SqlConnection tx, List<Cast> spent, List<Answer> answers) {
        if (spent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Buffer[] ballots = spent.stream().map(Cast::ballot).toArray(Buffer[]::new);
        Tuple counted = Tuple.tuple();
        counted.addArrayOfString(
                answers.stream().map(Answer::questionnaire).toArray(String[]::new));
        counted.addArrayOfInteger(answers.stream().map(Answer::version).toArray(Integer[]::new));
        counted.addValue(answers.stream().map(Answer::answers).toArray(JsonObject[]::new));
        return tx.preparedQuery(SPEND)
                .execute(Tuple.tuple().addValue(ballots))
                .chain(() -> tx.preparedQuery(COUNT).execute(counted))
                .replaceWithVoid();
    }

    private static Cast read(Row row) {
        return new Cast(
                row.getDelegate().getBuffer("ballot"),
                row.getString("questionnaire"),
                row.getInteger("questionnaire_version"),
                row.getDelegate().getBuffer("sealed"));
    }
}
