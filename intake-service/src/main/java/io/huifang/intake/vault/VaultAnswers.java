package io.huifang.intake.vault;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.Optional;

/** How the vault answers: nothing of it may be kept on the way, and an outage is no failure. */
public final class VaultAnswers {
    private static final Logger LOG = Logger.getLogger(VaultAnswers.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private VaultAnswers() {}

    /** What was found, or 404; 503 when the vault is away. */
    public static Uni<Response> found(Uni<? extends Optional<?>> view) {
        return orAway(
                view.map(
                        some ->
                                some.map(VaultAnswers::ok)
                                        .orElseGet(() -> problem(Problems.NOT_FOUND))));
    }

    /** What was done; 503 when the vault is away. */
    public static Uni<Response> done(Uni<?> view) {
        return orAway(view.map(VaultAnswers::ok));
    }

    /**
     * 204 when it was done; 503 when the vault is away.
     *
     * @param otherwise the answer when it was not done
     */
    public static Uni<Response> doneOr(Problem otherwise, Uni<Boolean> done) {
        return orAway(done.map(it -> it ? Response.noContent().build() : problem(otherwise)));
    }

    /** A refusal. */
    public static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.toJson())
                .build();
    }

    private static Response ok(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static Uni<Response> orAway(Uni<Response> answer) {
        return answer.onFailure(VaultAnswers::isOutage).recoverWithItem(VaultAnswers::away);
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof DatabaseException
                || failure instanceof VertxException
                || failure instanceof IOException;
    }

    private static Response away(Throwable outage) {
        LOG.warnf(
                "The vault did not answer (%s); the caller is told to try again",
                outage.getClass().getName());
        Problem problem = Problems.VAULT_UNAVAILABLE;
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .entity(problem.toJson())
                .build();
    }
}
