package io.huifang.survey.insight.effect;

import static java.time.ZoneOffset.UTC;

import io.huifang.survey.sealing.Pseudonyms;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;

/**
 * Pseudonyms of erased customers: nothing that happened under them is kept, nor will be. Of whom
 * they were is not said here.
 */
@ApplicationScoped
public class ForgottenPseudonyms {
    // Whoever writes an event or an answer in the same moment is waited for; the next one waits.
    private static final String HOLD = "SELECT hold_effects()";

    private static final String REMEMBER =
            """
            INSERT INTO forgotten_pseudonym (pseudonym) SELECT * FROM unnest($1::text[])
            ON CONFLICT DO NOTHING""";

    private static final String REMOVE_EVENTS =
            "DELETE FROM effect_event WHERE pseudonym = ANY($1)";

    private static final String REMOVE_ANSWERS =
            "DELETE FROM effect_answer WHERE pseudonym = ANY($1)";

    private static final String PURGE =
            """
            DELETE FROM forgotten_pseudonym WHERE pseudonym IN (
                SELECT pseudonym FROM forgotten_pseudonym WHERE forgotten_on < $1
                ORDER BY forgotten_on LIMIT $2)""";

    private final Pseudonyms pseudonyms;

    ForgottenPseudonyms(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Forgets what is known under these customers' pseudonyms, now and in future. */
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        String[] erased =
                customerIds.stream().map(pseudonyms::of).distinct().toArray(String[]::new);
        Tuple all = Tuple.tuple().addArrayOfString(erased);
        return tx.preparedQuery(HOLD)
                .execute()
                .chain(() -> tx.preparedQuery(REMEMBER).execute(all))
                .chain(() -> tx.preparedQuery(REMOVE_EVENTS).execute(all))
                .chain(() -> tx.preparedQuery(REMOVE_ANSWERS).execute(all))
                .replaceWithVoid();
    }

    /** Drops at most so many of before then, of whom nothing is told any more; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC).toLocalDate(), most))
                .map(RowSet::rowCount);
    }
}
