package io.huifang.survey.help;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Help requests that intake has not accepted yet, with the customers' words. */
@ApplicationScoped
class WaitingHelpRequests {
    // What fails goes behind what was not tried: it stands in nobody's way.
    private static final String TRY =
            """
            UPDATE help_request SET tried_at = clock_timestamp() WHERE help_request_id IN (
                SELECT help_request_id FROM help_request
                WHERE passed_at IS NULL AND refused_at IS NULL
                  AND (aside_until IS NULL OR aside_until <= clock_timestamp())
                ORDER BY coalesce(tried_at, said_at) LIMIT $1 FOR UPDATE SKIP LOCKED)
            RETURNING %s"""
                    .formatted(HelpRequests.COLUMNS);

    private static final String SET_ASIDE =
            """
            UPDATE help_request SET aside_until = clock_timestamp() + make_interval(secs => $2)
            WHERE help_request_id = $1 AND passed_at IS NULL AND refused_at IS NULL""";

    private static final String REFUSED =
            """
            UPDATE help_request SET refused_at = clock_timestamp(), sealed = NULL
            WHERE help_request_id = $1 AND passed_at IS NULL AND refused_at IS NULL""";

    // Words that nobody could read are nowhere else.
    private static final String PASSED =
            """
            UPDATE help_request SET passed_at = clock_timestamp(),
                sealed = CASE WHEN $2 THEN sealed END
            WHERE help_request_id = $1 AND passed_at IS NULL AND refused_at IS NULL""";

    private final SealedHelpWords words;

    WaitingHelpRequests(SealedHelpWords words) {
        this.words = words;
    }

    /**
     * One that waits.
     *
     * @param words what is wrong, in the customer's words; null for none that can be read
     * @param unreadable whether there are words that cannot be opened
     * @param wasAside whether it was set aside before
     */
    record Waiting(HelpRequest request, String words, boolean unreadable, boolean wasAside) {
        /** Without his words. */
        @Override
        public String toString() {
            return request.toString();
        }
    }

    /** Some of them, the one first that was not tried for longest. */
    Uni<List<Waiting>> next(SqlClient client, int most) {
        return client.preparedQuery(TRY)
                .execute(Tuple.of(most))
                .map(rows -> HelpRequests.all(rows, this::waiting));
    }

    /** It is left alone for so long, and the others go on. */
    Uni<Void> setAside(SqlClient client, UUID id, Duration pause) {
        return client.preparedQuery(SET_ASIDE)
                .execute(Tuple.of(id, (double) pause.toSeconds()))
                .replaceWithVoid();
    }

    /** Intake will never accept it, and nobody reads its words any more. */
    Uni<Void> refused(SqlClient client, UUID id) {
        return client.preparedQuery(REFUSED).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Intake has accepted it, and from now on has his words alone, unless they were unreadable. */
    Uni<Void> passed(SqlClient client, Waiting waiting) {
        return client.preparedQuery(PASSED)
                .execute(Tuple.of(waiting.request().id(), waiting.unreadable()))
                .replaceWithVoid();
    }

    private Waiting waiting(Row row) {
        HelpRequest request = HelpRequests.request(row);
        boolean wasAside = row.getOffsetDateTime("aside_until") != null;
        try {
            String said = words.open(request.id(), row.getDelegate().getBuffer("sealed"));
            return new Waiting(request, said, false, wasAside);
        } catch (IllegalStateException unreadable) {
            return new Waiting(request, null, true, wasAside);
        }
    }
}
