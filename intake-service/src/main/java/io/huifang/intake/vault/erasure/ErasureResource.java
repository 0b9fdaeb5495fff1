package io.huifang.intake.vault.erasure;

import io.huifang.intake.problem.Problems;
import io.huifang.intake.sender.CallerFilter;
import io.huifang.intake.sender.OpenTo;
import io.huifang.intake.vault.Storable;
import io.huifang.intake.vault.VaultAnswers;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Erasure, for those who answer for it. */
@Path("/v1/customers/{customerId}/erasure")
@OpenTo(OpenTo.Who.PRIVACY_OFFICERS)
@Tag(name = "vault")
class ErasureResource {
    private static final int LONGEST_REQUEST = 256;

    private final EraseCustomer eraseCustomer;
    private final VaultAnswers answers;

    @Inject
    ErasureResource(EraseCustomer eraseCustomer, VaultAnswers answers) {
        this.eraseCustomer = eraseCustomer;
        this.answers = answers;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Destroys everything personal about a customer, for good; repeated, it answers"
                            + " the same certificate")
    public Uni<Response> erase(
            @RestPath String customerId,
            @RestQuery String requestId,
            @Context ContainerRequestContext request) {
        if (!Storable.is(customerId, Storable.CUSTOMER_ID)
                || !Storable.is(requestId, LONGEST_REQUEST)) {
            return Uni.createFrom().item(answers.problem(Problems.BAD_PARAMETER));
        }
        String caller = (String) request.getProperty(CallerFilter.CALLER);
        return answers.done(
                eraseCustomer.erase(new EraseCustomer.Order(customerId, requestId, caller)));
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The certificate of a customer's erasure")
    public Uni<Response> certificate(@RestPath String customerId) {
        return Storable.is(customerId, Storable.CUSTOMER_ID)
                ? answers.found(eraseCustomer.certificate(customerId))
                : Uni.createFrom().item(answers.problem(Problems.BAD_PARAMETER));
    }
}
