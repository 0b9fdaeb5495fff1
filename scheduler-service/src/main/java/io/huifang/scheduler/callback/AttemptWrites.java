package io.huifang.scheduler.callback;

import io.huifang.scheduler.rows.Columns;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.List;

/** The multi-row statements about attempts. */
final class AttemptWrites {
    private static final String ENDING =
            """
            ended text, ended_at timestamptz, disposition text, concluded_at timestamptz,
            appointment_at timestamptz, follow_up_asked boolean, told_owner text,
            told_language text
            """;

    private static final String ADD =
            Columns.insertInto(
                    "callback_attempt",
                    """
                    callback_id uuid, number int, attempt_id uuid, due_at timestamptz,
                    dispatched_at timestamptz, callable_from timestamptz,
                    callable_until timestamptz, silent_at timestamptz, %s
                    """
                            .formatted(ENDING.strip()));

    private static final String CHANGE =
            """
            UPDATE callback_attempt a
            SET ended = n.ended, ended_at = n.ended_at, disposition = n.disposition,
                concluded_at = n.concluded_at, appointment_at = n.appointment_at,
                follow_up_asked = n.follow_up_asked, told_owner = n.told_owner,
                told_language = n.told_language
            FROM (%s) AS n
            WHERE a.callback_id = n.callback_id AND a.number = n.number
            """
                    .formatted(Columns.rows("callback_id uuid, number int, " + ENDING));

    private AttemptWrites() {}

    /** Those that were dispatched. */
    static Uni<Void> add(SqlConnection tx, List<AttemptOf> dispatched) {
        return ManyRows.writeEach(tx, ADD, dispatched, AttemptWrites::attempts);
    }

    /** Those that ended, or otherwise than was told before. */
    static Uni<Void> change(SqlConnection tx, List<AttemptOf> changed) {
        return ManyRows.writeEach(tx, CHANGE, changed, AttemptWrites::endings);
    }

    private static Tuple attempts(List<AttemptOf> attempts) {
        Columns<AttemptOf> columns =
                Columns.of(attempts)
                        .uuid(of -> of.task().id())
                        .integer(of -> of.attempt().number())
                        .uuid(of -> of.attempt().attemptId())
                        .instant(of -> of.attempt().dueAt())
                        .instant(of -> of.attempt().dispatchedAt())
                        .instant(of -> of.attempt().callableFrom())
                        .instant(of -> of.attempt().callableUntil())
                        .instant(of -> of.attempt().silentAt());
        return ending(columns).tuple();
    }

    private static Tuple endings(List<AttemptOf> attempts) {
        return ending(
                        Columns.of(attempts)
                                .uuid(of -> of.task().id())
                                .integer(of -> of.attempt().number()))
                .tuple();
    }

    private static Columns<AttemptOf> ending(Columns<AttemptOf> columns) {
        return columns.text(of -> of.attempt().ending())
                .instant(of -> of.attempt().endedAt())
                .text(of -> of.attempt().disposition())
                .instant(of -> of.attempt().concludedAt())
                .instant(of -> of.attempt().appointmentAt())
                .bool(of -> of.attempt().followUpAsked())
                .text(of -> of.attempt().next().owner())
                .text(of -> of.attempt().next().language());
    }
}
