package io.huifang.intake.vault.dossier;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.CallerFilter;
import io.huifang.intake.sender.OpenTo;
import io.huifang.intake.vault.Storable;
import io.huifang.intake.vault.VaultAnswers;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Everything personal, for the officer who answers the customer. */
@Path("/v1/customers/{customerId}/export")
@OpenTo(OpenTo.Who.PRIVACY_OFFICERS)
@Tag(name = "vault")
class ExportResource {
    private final ExportCustomer exportCustomer;
    private final VaultAnswers answers;

    @Inject
    ExportResource(ExportCustomer exportCustomer, VaultAnswers answers) {
        this.exportCustomer = exportCustomer;
        this.answers = answers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Everything personal the vault holds of a customer, and who read it; every call"
                            + " leaves a row in the audit")
    public Uni<Response> export(
            @RestPath String customerId, @Context ContainerRequestContext request) {
        if (!Storable.is(customerId, Storable.CUSTOMER_ID)) {
            return Uni.createFrom().item(answers.problem(Problems.BAD_PARAMETER));
        }
        String caller = (String) request.getProperty(CallerFilter.CALLER);
        return answers.found(exportCustomer.export(customerId, caller));
    }
}
