package io.huifang.survey.erasure;

import io.huifang.survey.attempt.Announcements;
import io.huifang.survey.attempt.AttemptMoves;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;

/** Ends the leases on customers' attempts, and says so. */
@ApplicationScoped
class LeaseEnds {
    private final AttemptMoves moves;
    private final Announcements announcements;

    LeaseEnds(AttemptMoves moves, Announcements announcements) {
        this.moves = moves;
        this.announcements = announcements;
    }

    Uni<Void> endAllOf(SqlConnection tx, Collection<String> customerIds) {
        return moves.endLeasesOf(tx, customerIds)
                .chain(ended -> announcements.announce(tx, ended))
                .replaceWithVoid();
    }
}
