package io.huifang.intake.vault;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.CallerFilter;
import io.huifang.intake.sender.OpenTo;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The vault's way out to our services. */
@Path("/v1/customers/{customerId}/contact")
@OpenTo(OpenTo.Who.SERVICES)
@Tag(name = "vault")
class ContactResource {
    private final RevealContact revealContact;
    private final VaultAnswers answers;

    @Inject
    ContactResource(RevealContact revealContact, VaultAnswers answers) {
        this.revealContact = revealContact;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reveals a customer's contact; every call leaves a row in the audit")
    public Uni<Response> contact(
            @BeanParam ContactQuery query, @Context ContainerRequestContext request) {
        if (!query.isUsable()) {
            return Uni.createFrom().item(answers.problem(Problems.BAD_PARAMETER));
        }
        String caller = (String) request.getProperty(CallerFilter.CALLER);
        return answers.found(
                revealContact
                        .reveal(query.by(caller))
                        .map(found -> found.map(it -> ContactView.of(query.customerId(), it))));
    }
}
