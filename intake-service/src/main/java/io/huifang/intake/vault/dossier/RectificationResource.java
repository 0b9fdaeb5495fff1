package io.huifang.intake.vault.dossier;

import io.huifang.contract.wallet.Contact;
import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;
import io.huifang.intake.problem.RefusedRequest;
import io.huifang.intake.sender.CallerFilter;
import io.huifang.intake.sender.OpenTo;
import io.huifang.intake.vault.Storable;
import io.huifang.intake.vault.VaultAnswers;
import io.smallrye.mutiny.Uni;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** Correction of a contact, for the officer whom the customer asked. */
@Path("/v1/customers/{customerId}/rectification")
@OpenTo(OpenTo.Who.PRIVACY_OFFICERS)
@Tag(name = "vault")
class RectificationResource {
    private static final int MOST_BYTES = 16 * 1024;

    private final RectifyContact rectifyContact;
    private final VaultAnswers answers;

    @Inject
    RectificationResource(RectifyContact rectifyContact, VaultAnswers answers) {
        this.rectifyContact = rectifyContact;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Corrects a customer's contact: {\"contact\":{…}}")
    public Uni<Response> rectify(
            @RestPath String customerId, byte[] body, @Context ContainerRequestContext request) {
        if (!Storable.is(customerId, Storable.CUSTOMER_ID)) {
            return refused(Problems.BAD_PARAMETER);
        }
        if (body == null) {
            return refused(Problems.INVALID_CONTACT);
        }
        if (body.length > MOST_BYTES) {
            return refused(Problems.TOO_LARGE);
        }
        try {
            Contact contact = ContactReader.read(body);
            String caller = (String) request.getProperty(CallerFilter.CALLER);
            return answers.doneOr(
                    Problems.ERASED, rectifyContact.rectify(customerId, contact, caller));
        } catch (RefusedRequest refusal) {
            return refused(refusal.problem());
        }
    }

    private Uni<Response> refused(Problem problem) {
        return Uni.createFrom().item(answers.problem(problem));
    }
}
