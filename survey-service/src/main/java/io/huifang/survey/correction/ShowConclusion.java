package io.huifang.survey.correction;

import io.huifang.survey.history.Conclusion;
import io.huifang.survey.history.Conclusions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Optional;
import java.util.UUID;

/** Shows what is to be corrected. Changes nothing. */
@ApplicationScoped
class ShowConclusion {
    private final Pool pool;
    private final Conclusions conclusions;

    ShowConclusion(Pool pool, Conclusions conclusions) {
        this.pool = pool;
        this.conclusions = conclusions;
    }

    /** Empty when the attempt is not concluded. */
    Uni<Optional<Conclusion>> show(UUID attemptId) {
        return pool.withTransaction(tx -> conclusions.of(tx, attemptId));
    }
}
