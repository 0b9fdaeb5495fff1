package io.huifang.survey.review;

import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows reviews and calls to be reviewed. */
@ApplicationScoped
class ShowReviews {
    private static final int DRAWN = 20;
    private static final int LISTED = 100;

    private final Pool pool;
    private final Reviews reviews;
    private final ConcludedCalls concludedCalls;
    private final Conclusions conclusions;

    ShowReviews(
            Pool pool, Reviews reviews, ConcludedCalls concludedCalls, Conclusions conclusions) {
        this.pool = pool;
        this.reviews = reviews;
        this.concludedCalls = concludedCalls;
        this.conclusions = conclusions;
    }

    /**
     * A concluded call and what is thought of it.
     *
     * @param versions newest first; empty before it is reviewed
     */
    record Reviewed(Conclusion conclusion, List<Review> versions) {}

    /**
     * @param agent whose calls; null for everybody's
     */
    Uni<List<Review>> latest(String agent) {
        return pool.withTransaction(tx -> reviews.latest(tx, agent, LISTED));
    }

    /** Some calls nobody has reviewed, by chance. */
    Uni<List<Conclusion>> sample(SampleFilter filter, String reader) {
        return pool.withTransaction(
                tx ->
                        concludedCalls
                                .draw(tx, filter, reader, DRAWN)
                                .chain(drawn -> conclusions(tx, drawn)));
    }

    /** One call; empty when it is not concluded. */
    Uni<Optional<Reviewed>> call(UUID attemptId) {
        return pool.withTransaction(
                tx ->
                        conclusions
                                .of(tx, attemptId)
                                .chain(
                                        found ->
                                                reviews.of(tx, attemptId)
                                                        .map(
                                                                all ->
                                                                        found.map(
                                                                                it ->
                                                                                        new Reviewed(
                                                                                                it,
                                                                                                all)))));
    }

    private Uni<List<Conclusion>> conclusions(SqlConnection tx, List<UUID> drawn) {
        return Multi.createFrom()
                .iterable(drawn)
                .onItem()
                .transformToUniAndConcatenate(id -> conclusions.of(tx, id))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }
}
