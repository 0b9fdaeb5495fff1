package io.huifang.survey.offer;

import io.huifang.survey.attempt.AttemptMoves;
import io.huifang.survey.attempt.Move;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Ends attempts that were withdrawn, and those of closed tasks, whatever of it came first. */
@ApplicationScoped
class Withdrawing {
    private final EarlyWithdrawals earlyWithdrawals;
    private final AttemptMoves moves;

    Withdrawing(EarlyWithdrawals earlyWithdrawals, AttemptMoves moves) {
        this.earlyWithdrawals = earlyWithdrawals;
        this.moves = moves;
    }

    /**
     * @param dispatched attempts that are there since this poll, or were before
     */
    Uni<List<Move>> withdraw(SqlConnection tx, Told told, List<UUID> dispatched) {
        List<Move> gone = new ArrayList<>();
        return earlyWithdrawals
                .take(tx, dispatched)
                .chain(early -> moves.withdraw(tx, join(told.withdrawn(), early)))
                .invoke(gone::addAll)
                .chain(() -> moves.withdrawAllOf(tx, told.closed()))
                .invoke(gone::addAll)
                .chain(() -> earlyWithdrawals.remember(tx, told.withdrawn()))
                .replaceWith(gone);
    }

    private static List<UUID> join(List<UUID> some, List<UUID> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
