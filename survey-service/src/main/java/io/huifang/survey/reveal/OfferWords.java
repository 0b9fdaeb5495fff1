package io.huifang.survey.reveal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.UUID;

/** What the scheduler said at each attempt's latest reveal of whether offers may be mentioned. */
@ApplicationScoped
public class OfferWords {
    private static final String NOTE =
            """
            INSERT INTO offer_word (attempt_id, may_offer) VALUES ($1, $2)
            ON CONFLICT (attempt_id) DO UPDATE
                SET may_offer = EXCLUDED.may_offer, said_at = EXCLUDED.said_at""";

    private static final String OF =
            """
            SELECT EXISTS (SELECT 1 FROM offer_word WHERE attempt_id = $1 AND may_offer)""";

    Uni<Void> note(SqlConnection tx, UUID attemptId, boolean mayOffer) {
        return tx.preparedQuery(NOTE).execute(Tuple.of(attemptId, mayOffer)).replaceWithVoid();
    }

    /** Before a reveal never. */
    public Uni<Boolean> mayOffer(SqlConnection tx, UUID attemptId) {
        return tx.preparedQuery(OF)
                .execute(Tuple.of(attemptId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
