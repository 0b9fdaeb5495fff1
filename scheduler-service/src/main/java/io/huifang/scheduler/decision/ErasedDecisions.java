package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.wallet.CustomerContactChanged;
import io.huifang.contract.wallet.CustomerErasureRequested;
import io.huifang.contract.wallet.CustomerPreferenceChanged;
import io.huifang.contract.wallet.DerivedFacts;
import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.input.Input;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Arrays;
import java.util.Collection;

/**
 * The decisions about erased customers. They stay, because whoever asks later must hear what was
 * done and by which rule; where the customer was and what he wished does not. So their
 * explanations, which name instants and places, give way to one sentence for each kind.
 */
@ApplicationScoped
class ErasedDecisions implements ForgetsErased {
    private static final String FACTS_LEFT =
            """
            CASE WHEN type = ANY(%s) THEN '{}' ELSE (
                SELECT coalesce(json_object_agg(key, value), '{}')
                FROM json_each(facts::json) WHERE key <> ALL(%s)) END
            """;

    // What is said of the erasure itself, and after it, names no instant and no place.
    private static final String EXPLANATION_LEFT =
            """
            CASE WHEN kind = 'ERASED' OR type = $7 THEN explanation
                ELSE ($6::text[])[array_position($5::text[], kind)] END
            """;

    private static final String INPUTS_LEFT =
            """
            ((inputs::jsonb - $4) - CASE
                WHEN inputs::jsonb ? 'preferredAt' OR EXISTS (
                    SELECT FROM json_object_keys(facts) AS k WHERE k = 'preferredAt')
                THEN $8::text[] ELSE '{}'::text[] END)::json
            """;

    // A decision never changes: it is put in place of itself. What the event told stays json all
    // the way, so that numbers stay as they were written.
    private static final String FORGET =
            """
            WITH gone AS (
                DELETE FROM decision
                WHERE customer_id = ANY($1) AND (inputs::jsonb ?| $4
                    OR explanation <> %2$s
                    OR CASE WHEN type = ANY($2) THEN facts::text <> '{}' ELSE EXISTS (
                        SELECT FROM json_object_keys(facts) AS k WHERE k = ANY($3)) END)
                RETURNING *)
            INSERT INTO decision (%1$s, explanation, inputs, facts)
            SELECT %1$s, %2$s, %3$s, %4$s
            FROM gone
            """
                    .formatted(
                            Decisions.LASTING,
                            EXPLANATION_LEFT,
                            INPUTS_LEFT,
                            factsLeft("$2", "$3"));

    /** Types of events that tell nothing but what must be forgotten. */
    static final String[] ABOUT_THE_PERSON = {
        CustomerPreferenceChanged.TYPE, CustomerContactChanged.TYPE
    };

    /** What other events tell of where he was, what he speaks and what he wished. */
    static final String[] PERSONAL_FACTS = {
        DerivedFacts.TIME_ZONES, DerivedFacts.REGION, "timeZone", "locale", "preferredAt"
    };

    private static final String[] PERSONAL_INPUTS = Input.forgotten().toArray(String[]::new);
    private static final String[] INPUTS_OF_A_WISH =
            Input.forgottenWithAWish().toArray(String[]::new);
    private static final String[] KINDS =
            Arrays.stream(DecisionKind.values()).map(Enum::name).toArray(String[]::new);
    private static final String[] WORDS_LEFT =
            Arrays.stream(DecisionKind.values())
                    .map(ErasedDecisions::explanationLeft)
                    .toArray(String[]::new);

    /**
     * What an erasure leaves of the facts, in a statement about {@code type} and {@code facts}.
     *
     * @param types where its argument {@link #ABOUT_THE_PERSON} stands
     * @param names where its argument {@link #PERSONAL_FACTS} stands
     */
    static String factsLeft(String types, String names) {
        return FACTS_LEFT.formatted(types, names);
    }

    /** What an erasure leaves of the explanation; which rule it was stands beside it. */
    static String explanationLeft(DecisionKind kind) {
        String what =
                switch (kind) {
                    case SCHEDULED -> "A callback was planned";
                    case MERGED -> "The event joined an open callback about the same cause";
                    case DEFERRED -> "A callback was planned, and put off by the rule";
                    case SUPPRESSED -> "The rule forbade a callback";
                    case CANCELLED_OTHER -> "Open callbacks were ended";
                    case RECORDED -> "The fact was noted";
                    case EXPIRED -> "The event came too late to be of use";
                    case IGNORED -> "No callback follows from such an event";
                    case CONFLICT -> "Another event of the same source and id was decided before";
                    case ERASED -> "Nothing follows from events about him";
                };
        return what + "; the customer's data was erased, and with it what more was said here.";
    }

    /**
     * Forgets about these customers, who are locked; a second time changes nothing, and writes
     * nothing.
     */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return tx.preparedQuery(FORGET)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(customerIds.toArray(String[]::new))
                                .addArrayOfString(ABOUT_THE_PERSON)
                                .addArrayOfString(PERSONAL_FACTS)
                                .addArrayOfString(PERSONAL_INPUTS)
                                .addArrayOfString(KINDS)
                                .addArrayOfString(WORDS_LEFT)
                                .addString(CustomerErasureRequested.TYPE)
                                .addArrayOfString(INPUTS_OF_A_WISH))
                .replaceWithVoid();
    }
}
