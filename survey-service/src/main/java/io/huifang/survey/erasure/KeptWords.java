package io.huifang.survey.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/**
 * Where words of customers and agents are kept: in conclusions and their corrections, in drafts of
 * answers and forms, in reviews, and in answers kept for requests that are repeated.
 */
@ApplicationScoped
class KeptWords {
    // In one order: of two erasures neither waits for the other's second customer.
    private static final String HOLD =
            """
            SELECT hold_customer(c) FROM (
                SELECT DISTINCT c FROM unnest($1::text[]) AS u (c) ORDER BY c) customers""";

    private static final String REMEMBER =
            """
            INSERT INTO erased_customer (customer_id) SELECT * FROM unnest($1::text[])
            ON CONFLICT DO NOTHING""";

    // A correction or a review that is being written holds the attempt: it is waited for, and what
    // it wrote is seen below. The next one waits for this transaction, and keeps no words.
    private static final String AWAIT_WRITERS =
            """
            SELECT 1 FROM attempt
            WHERE attempt_id IN (SELECT attempt_id FROM conclusion WHERE customer_id = ANY($1))
            ORDER BY attempt_id FOR UPDATE""";

    private static final String HIDE =
            """
            UPDATE conclusion SET sealed = NULL
            WHERE customer_id = ANY($1) AND sealed IS NOT NULL""";

    private static final String REMOVE_DRAFTS =
            """
            DELETE FROM answer_draft d USING attempt_brief b
            WHERE b.attempt_id = d.attempt_id AND b.customer_id = ANY($1)""";

    private static final String REMOVE_CALL_FORMS =
            """
            DELETE FROM call_draft d USING attempt_brief b
            WHERE b.attempt_id = d.attempt_id AND b.customer_id = ANY($1)""";

    private static final String HIDE_REVIEWS =
            """
            UPDATE review SET sealed = NULL
            WHERE customer_id = ANY($1) AND sealed IS NOT NULL""";

    private static final String HIDE_ANSWERS =
            """
            UPDATE idempotent_answer SET sealed = NULL
            WHERE customer_id = ANY($1) AND sealed IS NOT NULL""";

    private static final String HIDE_CORRECTIONS =
            """
            UPDATE attempt_correction SET sealed = NULL
            WHERE customer_id = ANY($1) AND sealed IS NOT NULL""";

    /** Forgets what these customers said, and what was said about them, now and in future. */
    Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        Tuple customers = Tuple.tuple().addArrayOfString(customerIds.toArray(String[]::new));
        return tx.preparedQuery(HOLD)
                .execute(customers)
                .chain(() -> tx.preparedQuery(REMEMBER).execute(customers))
                .chain(() -> tx.preparedQuery(AWAIT_WRITERS).execute(customers))
                .chain(() -> tx.preparedQuery(HIDE).execute(customers))
                .chain(() -> tx.preparedQuery(REMOVE_DRAFTS).execute(customers))
                .chain(() -> tx.preparedQuery(REMOVE_CALL_FORMS).execute(customers))
                .chain(() -> tx.preparedQuery(HIDE_REVIEWS).execute(customers))
                .chain(() -> tx.preparedQuery(HIDE_ANSWERS).execute(customers))
                .chain(() -> tx.preparedQuery(HIDE_CORRECTIONS).execute(customers))
                .replaceWithVoid();
    }
}
