package io.huifang.survey.idempotency;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.sealing.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The answers given to requests that carried an Idempotency-Key. */
@ApplicationScoped
public class IdempotentAnswers {
    private static final String FIND =
            """
            SELECT digest, fingerprint, status, token, sealed FROM idempotent_answer
            WHERE digest = ANY($1::bytea[])""";
    private static final String STORE =
            """
            INSERT INTO idempotent_answer (digest, fingerprint, status, token, sealed, customer_id)
            SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::int[], $4::bigint[], $5::bytea[],
                    $6::text[])
                AS answer (digest, fingerprint, status, token, sealed, customer_id)
            ORDER BY digest
            ON CONFLICT DO NOTHING""";
    private static final String PURGE =
            """
            DELETE FROM idempotent_answer WHERE digest = ANY(ARRAY(
                SELECT digest FROM idempotent_answer
                WHERE stored_at < statement_timestamp() - make_interval(secs => $1)
                ORDER BY stored_at LIMIT $2 FOR UPDATE SKIP LOCKED))""";

    private final Seal seal;

    IdempotentAnswers(Seal seal) {
        this.seal = seal;
    }

    /**
     * Does the work unless this request was answered before, and keeps its answer.
     *
     * @param tx open; what the work writes and what is kept here commit together
     * @param key empty when the sender gave none: then the work is simply done
     * @throws AnsweredMeanwhile asynchronously; the caller rolls back and looks again
     */
    public Uni<Answer> once(
            SqlConnection tx, Optional<RequestKey> key, Supplier<Uni<Answer>> work) {
        return key.isEmpty()
                ? work.get()
                : find(tx, key.get())
                        .chain(
                                known ->
                                        known.isPresent()
                                                ? Uni.createFrom().item(known.get())
                                                : work.get()
                                                        .chain(done -> keep(tx, key.get(), done)));
    }

    // A refusal may be the trace of the same request, answered while this one waited for the lock.
    private Uni<Answer> keep(SqlConnection tx, RequestKey key, Answer answer) {
        return answer instanceof Answer.Done done
                ? store(tx, Map.of(key, done)).replaceWith(answer)
                : find(tx, key).map(meanwhile -> meanwhile.orElse(answer));
    }

    private Uni<Optional<Answer>> find(SqlConnection tx, RequestKey key) {
        return find(tx, Set.of(key)).map(found -> Optional.ofNullable(found.get(key)));
    }

    /** The answers given before, by request; a key that was used otherwise is answered 422. */
    public Uni<Map<RequestKey, Answer>> find(SqlConnection tx, Collection<RequestKey> keys) {
        Buffer[] digests = keys.stream().map(RequestKey::digest).toArray(Buffer[]::new);
        return tx.preparedQuery(FIND)
                .execute(Tuple.tuple().addValue(digests))
                .map(
                        rows -> {
                            Map<Buffer, Row> stored = new HashMap<>();
                            rows.forEach(row -> stored.put(row.getDelegate().getBuffer(0), row));
                            Map<RequestKey, Answer> answers = new LinkedHashMap<>();
                            for (RequestKey key : keys) {
                                if (stored.containsKey(key.digest())) {
                                    answers.put(key, answer(key, stored.get(key.digest())));
                                }
                            }
                            return answers;
                        });
    }

    /**
     * Keeps the answers.
     *
     * @throws AnsweredMeanwhile asynchronously, when one of the requests has an answer by now
     */
    public Uni<Void> store(SqlConnection tx, Map<RequestKey, Answer.Done> answers) {
        int count = answers.size();
        Tuple columns = columns(answers);
        return tx.preparedQuery(STORE)
                .execute(columns)
                .invoke(
                        stored -> {
                            if (stored.rowCount() < count) {
                                throw new AnsweredMeanwhile();
                            }
                        })
                .replaceWithVoid();
    }

    private Tuple columns(Map<RequestKey, Answer.Done> answers) {
        int count = answers.size();
        Buffer[] digests = new Buffer[count];
        Buffer[] fingerprints = new Buffer[count];
        Integer[] statuses = new Integer[count];
        Long[] tokens = new Long[count];
        Buffer[] sealed = new Buffer[count];
        String[] customers = new String[count];
        int row = 0;
        for (Map.Entry<RequestKey, Answer.Done> entry : answers.entrySet()) {
            digests[row] = entry.getKey().digest();
            fingerprints[row] = entry.getKey().fingerprint();
            statuses[row] = entry.getValue().status();
            tokens[row] = entry.getValue().token();
            sealed[row] = sealed(entry.getKey(), entry.getValue().json());
            customers[row] = entry.getValue().customerId();
            row++;
        }
        Tuple columns = Tuple.tuple().addValue(digests).addValue(fingerprints);
        columns.addArrayOfInteger(statuses).addArrayOfLong(tokens).addValue(sealed);
        return columns.addArrayOfString(customers);
    }

    /** Forgets answers older than that; tells how many. */
    Uni<Integer> purge(SqlConnection tx, Duration age, int most) {
        return tx.preparedQuery(PURGE)
                .execute(Tuple.of((double) age.toSeconds(), most))
                .map(rows -> rows.rowCount());
    }

    private Answer answer(RequestKey key, Row row) {
        if (!row.getDelegate().getBuffer(1).equals(key.fingerprint())) {
            return new Answer.Refused(Problems.KEY_REUSED);
        }
        Buffer sealed = row.getDelegate().getBuffer(4);
        byte[] json = sealed == null ? null : seal.open(sealed.getBytes(), key.place());
        return new Answer.Done(row.getInteger(2), row.getLong(3), json);
    }

    private Buffer sealed(RequestKey key, byte[] json) {
        return json == null ? null : Buffer.buffer(seal.seal(json, key.place()));
    }
}
