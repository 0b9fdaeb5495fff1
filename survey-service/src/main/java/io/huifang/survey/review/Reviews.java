package io.huifang.survey.review;

import static io.huifang.survey.attempt.AttemptRows.instant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.survey.sealing.Seal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All reviews, each version written once. */
@ApplicationScoped
class Reviews {
    private static final String COLUMNS =
            """
            attempt_id, version, reviewed_at, listening, empathy, correctness, procedure,
            reviewer, agent, customer_id, sealed""";

    // Only on top of the version that was read; of two at once the key lets one through.
    private static final String ADD =
            """
            INSERT INTO review (%s)
            SELECT $1::uuid, $2::int, clock_timestamp(), $3::smallint, $4::smallint,
                $5::smallint, $6::smallint, $7::text, $8::text, $9::text, $10::bytea
            WHERE (SELECT coalesce(max(version), 0) FROM review WHERE attempt_id = $1) = $2 - 1
            ON CONFLICT DO NOTHING RETURNING reviewed_at"""
                    .formatted(COLUMNS);

    private static final String OF_CALL =
            "SELECT %s FROM review WHERE attempt_id = $1 ORDER BY version DESC".formatted(COLUMNS);

    private static final String LATEST =
            """
            SELECT %s FROM review r
            WHERE ($1::text IS NULL OR r.agent = $1)
              AND NOT EXISTS (SELECT 1 FROM review later
                              WHERE later.attempt_id = r.attempt_id AND later.version > r.version)
            ORDER BY r.reviewed_at DESC, r.attempt_id LIMIT $2"""
                    .formatted(COLUMNS);

    private final Seal seal;

    Reviews(Seal seal) {
        this.seal = seal;
    }

    /** When it was written; empty when another version is the highest one. */
    Uni<Optional<Instant>> add(SqlConnection tx, Review review) {
        Scores scores = review.scores();
        Tuple values = Tuple.of(review.attemptId(), review.version());
        values.addShort((short) scores.listening()).addShort((short) scores.empathy());
        values.addShort((short) scores.correctness()).addShort((short) scores.procedure());
        values.addString(review.reviewer()).addString(review.agent());
        values.addString(review.customerId()).addValue(sealed(review));
        return tx.preparedQuery(ADD)
                .execute(values)
                .map(
                        rows -> {
                            Instant at = null;
                            for (Row row : rows) at = instant(row, "reviewed_at");
                            return Optional.ofNullable(at);
                        });
    }

    /** All versions about a call, newest first. */
    Uni<List<Review>> of(SqlConnection tx, UUID attemptId) {
        return tx.preparedQuery(OF_CALL).execute(Tuple.of(attemptId)).map(this::reviews);
    }

    /**
     * What holds about the latest reviewed calls, newest first.
     *
     * @param agent who made them; null for everybody
     */
    Uni<List<Review>> latest(SqlConnection tx, String agent, int most) {
        return tx.preparedQuery(LATEST).execute(Tuple.of(agent, most)).map(this::reviews);
    }

    private List<Review> reviews(RowSet<Row> rows) {
        List<Review> reviews = new ArrayList<>(rows.size());
        for (Row row : rows) reviews.add(review(row));
        return reviews;
    }

    private Review review(Row row) {
        UUID attemptId = row.getUUID("attempt_id");
        int version = row.getInteger("version");
        Buffer sealed = row.getDelegate().getBuffer("sealed");
        return new Review(
                attemptId,
                version,
                instant(row, "reviewed_at"),
                row.getString("reviewer"),
                row.getString("agent"),
                row.getString("customer_id"),
                new Scores(
                        row.getInteger("listening"),
                        row.getInteger("empathy"),
                        row.getInteger("correctness"),
                        row.getInteger("procedure")),
                sealed == null
                        ? null
                        : new String(
                                seal.open(sealed.getBytes(), place(attemptId, version)), UTF_8));
    }

    private Buffer sealed(Review review) {
        return review.remarks() == null
                ? null
                : Buffer.buffer(
                        seal.seal(
                                review.remarks().getBytes(UTF_8),
                                place(review.attemptId(), review.version())));
    }

    private static String place(UUID attemptId, int version) {
        return "review|" + attemptId + "|" + version;
    }
}
