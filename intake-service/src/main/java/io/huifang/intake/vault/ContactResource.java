package io.huifang.intake.vault;

import io.huifang.intake.problem.ProblemAnswers;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.CallerFilter;
import io.huifang.intake.sender.OpenTo;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.Optional;

/** The vault's one way out. */
@Path("/v1/customers/{customerId}/contact")
@OpenTo(OpenTo.Who.SERVICES)
@Tag(name = "vault")
class ContactResource {
    private static final Logger LOG = Logger.getLogger(ContactResource.class);

    private final RevealContact revealContact;
    private final ProblemAnswers answers;

    @Inject
    ContactResource(RevealContact revealContact, ProblemAnswers answers) {
        this.revealContact = revealContact;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reveals a customer's contact; every call leaves a row in the audit")
    public Uni<Response> contact(
            @BeanParam ContactQuery query, @Context ContainerRequestContext request) {
        if (!query.isUsable()) {
            return Uni.createFrom().item(answers.of(Problems.BAD_PARAMETER));
        }
        String service = (String) request.getProperty(CallerFilter.SERVICE);
        return revealContact
                .reveal(query.by(service))
                .map(revealed -> answer(query.customerId(), revealed))
                .onFailure(ContactResource::isOutage)
                .recoverWithItem(this::away);
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof DatabaseException
                || failure instanceof VertxException
                || failure instanceof IOException;
    }

    private Response answer(String customerId, Optional<RevealContact.Revealed> revealed) {
        return revealed.map(contact -> Response.ok(ContactView.of(customerId, contact)))
                .map(answer -> answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build())
                .orElseGet(() -> answers.of(Problems.NOT_FOUND));
    }

    private Response away(Throwable outage) {
        LOG.warnf(
                "The vault did not answer (%s); the service is told to try again",
                outage.getClass().getName());
        return answers.of(Problems.VAULT_UNAVAILABLE);
    }
}
