package io.huifang.intake.sender;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.ProblemAnswers;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.token.Bearer;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lets a request reach a resource only when its key or token belongs to somebody the resource is
 * open to.
 */
@Singleton
public class CallerFilter {
    /**
     * Request property: who calls, as the audit names him, {@code service:<name>} or {@code
     * account:<name>}; absent for senders.
     */
    public static final String CALLER = "io.huifang.intake.caller";

    private final Callers callers;
    private final ProblemAnswers answers;

    @Inject
    CallerFilter(Callers callers, ProblemAnswers answers) {
        this.callers = callers;
        this.answers = answers;
    }

    /** Brings null to let the request pass. */
    @ServerRequestFilter
    public Uni<Response> check(ContainerRequestContext request, SimpleResourceInfo resource) {
        OpenTo openTo = resource.getResourceClass().getAnnotation(OpenTo.class);
        Optional<Bearer> bearer = Bearer.of(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (bearer.isEmpty()) {
            return answer(Problems.UNAUTHENTICATED);
        }
        Optional<String> service = callers.service(bearer.get());
        if (service.isPresent()) {
            request.setProperty(CALLER, "service:" + service.get());
            return answer(problem(openTo, OpenTo.Who::admitsServices));
        }
        Optional<Account> account = callers.account(bearer.get());
        if (account.isPresent()) {
            request.setProperty(CALLER, "account:" + account.get().name());
            return answer(problem(openTo, who -> who.admits(account.get())));
        }
        Identity identity = callers.senderOrService(bearer.get());
        if (identity instanceof Identity.Undecided undecided) {
            return Uni.createFrom()
                    .completionStage(undecided.then())
                    .chain(then -> answer(problem(then, openTo, request)));
        }
        return answer(problem(identity, openTo, request));
    }

    /** Null when there is none. */
    private static Problem problem(
            Identity identity, OpenTo openTo, ContainerRequestContext request) {
        if (identity instanceof Identity.Service service) {
            request.setProperty(CALLER, "service:" + service.name());
            return problem(openTo, OpenTo.Who::admitsServices);
        }
        return identity instanceof Identity.Known
                ? problem(openTo, OpenTo.Who::admitsSenders)
                : identity.problem();
    }

    private static Problem problem(OpenTo openTo, Predicate<OpenTo.Who> admitted) {
        return openTo != null && admitted.test(openTo.value()) ? null : Problems.FORBIDDEN;
    }

    private Uni<Response> answer(Problem problem) {
        return Uni.createFrom().item(problem == null ? null : answers.of(problem));
    }
}
