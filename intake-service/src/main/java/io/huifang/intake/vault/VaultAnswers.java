package io.huifang.intake.vault;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.ProblemAnswers;
import io.huifang.intake.problem.Problems;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** How the vault answers: nothing of it may be kept on the way, and an outage is no failure. */
@Singleton
public class VaultAnswers {
    private static final Logger LOG = Logger.getLogger(VaultAnswers.class);

    private final ProblemAnswers answers;

    @Inject
    VaultAnswers(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** What was found, or 404; 503 when the vault is away. */
    public Uni<Response> found(Uni<? extends Optional<?>> view) {
        return orAway(
                view.map(
                        some ->
                                some.map(VaultAnswers::ok)
                                        .orElseGet(() -> problem(Problems.NOT_FOUND))));
    }

    /** What was done; 503 when the vault is away. */
    public Uni<Response> done(Uni<?> view) {
        return orAway(view.map(VaultAnswers::ok));
    }

    /**
     * 204 when it was done; 503 when the vault is away.
     *
     * @param otherwise the answer when it was not done
     */
    public Uni<Response> doneOr(Problem otherwise, Uni<Boolean> done) {
        return answered(done, it -> it ? Response.noContent().build() : problem(otherwise));
    }

    /** What that makes of it; 503 when the vault is away. */
    public <T> Uni<Response> answered(Uni<T> work, Function<T, Response> answer) {
        return orAway(work.map(answer));
    }

    /** A refusal. */
    public Response problem(Problem problem) {
        return answers.of(problem);
    }

    private static Response ok(Object view) {
        return Response.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Uni<Response> orAway(Uni<Response> answer) {
        return answer.onFailure(VaultAnswers::isOutage).recoverWithItem(this::away);
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof DatabaseException
                || failure instanceof VertxException
                || failure instanceof IOException;
    }

    private Response away(Throwable outage) {
        LOG.warnf(
                "The vault did not answer (%s); the caller is told to try again",
                outage.getClass().getName());
        return answers.of(Problems.VAULT_UNAVAILABLE);
    }
}
