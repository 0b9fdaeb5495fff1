package io.huifang.scheduler.decision;

import io.huifang.contract.wallet.CustomerContactChanged;
import io.huifang.contract.wallet.CustomerPreferenceChanged;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.input.Input;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/**
 * The decisions about erased customers. They stay, because whoever asks later must hear what was
 * done and why; where the customer was and what he wished does not.
 */
@ApplicationScoped
class ErasedDecisions implements ForgetsErased {
    private static final String FACTS_LEFT =
            """
            CASE WHEN type = ANY(%s) THEN '{}' ELSE (
                SELECT coalesce(json_object_agg(key, value), '{}')
                FROM json_each(facts::json) WHERE key <> ALL(%s)) END
            """;

    // A decision never changes: it is put in place of itself. What the event told stays json all
    // the way, so that numbers stay as they were written.
    private static final String FORGET =
            """
            WITH gone AS (
                DELETE FROM decision
                WHERE customer_id = ANY($1) AND (inputs::jsonb ?| $4
                    OR CASE WHEN type = ANY($2) THEN facts::text <> '{}' ELSE EXISTS (
                        SELECT FROM json_object_keys(facts) AS k WHERE k = ANY($3)) END)
                RETURNING *)
            INSERT INTO decision (%1$s, inputs, facts)
            SELECT %1$s, (inputs::jsonb - $4)::json, %2$s
            FROM gone
            """
                    .formatted(Decisions.LASTING, factsLeft("$2", "$3"));

    /** Types of events that tell nothing but what must be forgotten. */
    static final String[] ABOUT_THE_PERSON = {
        CustomerPreferenceChanged.TYPE, CustomerContactChanged.TYPE
    };

    /** What other events tell of where he was, what he speaks and what he wished. */
    static final String[] PERSONAL_FACTS = {
        DerivedFacts.TIME_ZONES, DerivedFacts.REGION, "timeZone", "locale", "preferredAt"
    };

    private static final String[] PERSONAL_INPUTS = Input.forgotten().toArray(String[]::new);

    /**
     * What an erasure leaves of the facts, in a statement about {@code type} and {@code facts}.
     *
     * @param types where its argument {@link #ABOUT_THE_PERSON} stands
     * @param names where its argument {@link #PERSONAL_FACTS} stands
     */
    static String factsLeft(String types, String names) {
        return FACTS_LEFT.formatted(types, names);
    }

    /**
     * Forgets about these customers, who are locked; a second time changes nothing, and writes
     * nothing.
     */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(
                        Tuple.of(
                                customerIds.toArray(String[]::new),
                                ABOUT_THE_PERSON,
                                PERSONAL_FACTS,
                                PERSONAL_INPUTS))
                .replaceWithVoid();
    }
}
