package io.huifang.scheduler.budget;

import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.budget.ContactsView.ContactView;
import io.huifang.scheduler.budget.EnterContact.Answer;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A customer's contacts over all channels, and his budget. */
@Path("/v1/customers/{customerId}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class ContactsResource {
    private static final int LONGEST_ID = 1024;
    private static final int LONGEST_KEY = 200;
    private static final Duration OLDEST = Duration.ofDays(31);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ShowContacts showContacts;
    private final EnterContact enterContact;
    private final Clock clock;

    ContactsResource(ShowContacts showContacts, EnterContact enterContact, Clock clock) {
        this.showContacts = showContacts;
        this.enterContact = enterContact;
        this.clock = clock;
    }

    /**
     * A contact made by hand or by another system.
     *
     * @param kind MANUAL, NOTICE or SURVEY
     * @param purpose what it is for; RISK may use what is reserved for the customer's protection;
     *     null for SURVEY of a survey, and for SERVICE of anything else
     * @param happened true when it was made already: it is entered whatever the budget says
     * @param at when it was made; null for now
     */
    record ContactRequest(
            @NotNull ContactKind kind, Purpose purpose, boolean happened, Instant at) {
        Purpose aim() {
            if (purpose != null) return purpose;
            return kind == ContactKind.SURVEY ? Purpose.SURVEY : Purpose.SERVICE;
        }
    }

    @GET
    @RolesAllowed({"supervisor", "ops", "auditor", "privacy-officer"})
    @Operation(summary = "A customer's contacts, what is left of the budget, and when more is free")
    public Uni<ContactsView> show(@PathParam("customerId") String customerId) {
        return showContacts.show(plausible(customerId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"ops", "supervisor"})
    @Operation(summary = "Enters a contact that is about to be made by hand, or was made")
    @APIResponse(responseCode = "201", description = "It is entered and may be made")
    @APIResponse(responseCode = "409", description = "It must not be made; the rule says why")
    @APIResponse(responseCode = "422", description = "The key was used for another request")
    public Uni<RestResponse<ContactView>> enter(
            @PathParam("customerId") String customerId,
            @HeaderParam("Idempotency-Key") String key,
            @Valid @NotNull ContactRequest request,
            @Context SecurityContext person) {
        return enterContact
                .enter(
                        new NewContact(
                                plausible(customerId),
                                ofOthers(request.kind()),
                                request.aim(),
                                request.happened(),
                                past(request),
                                plausibleKey(key),
                                person.getUserPrincipal().getName()))
                .map(ContactsResource::entered);
    }

    private static RestResponse<ContactView> entered(Answer answer) {
        if (answer instanceof Answer.Entered entered) {
            return RestResponse.status(
                    RestResponse.Status.CREATED,
                    ContactView.of(entered.entry(), entered.over(), entered.entry().enteredAt()));
        }
        if (answer instanceof Answer.Refused refused) {
            String code = refused.rule().replace('.', '-');
            throw new ProblemException(
                    Problem.of(
                            409,
                            code,
                            "The customer must not be contacted now.",
                            List.of(new Problem.Fault("", refused.rule(), refused.explanation()))));
        }
        throw invalid(
                "Idempotency-Key", "key-taken", "another request of this customer has used it");
    }

    private static ContactKind ofOthers(ContactKind kind) {
        if (kind == ContactKind.CALL) {
            throw invalid("/kind", "invalid", "must not be CALL: these the scheduler enters");
        }
        return kind;
    }

    /** What is older than any window counts nowhere; what is still to be made is made now. */
    private Instant past(ContactRequest request) {
        Instant at = request.at();
        if (at == null) return null;
        if (!request.happened()) {
            throw invalid("/at", "invalid", "must be absent unless the contact happened");
        }
        Instant now = clock.instant();
        if (at.isAfter(now.plus(CLOCKS_DIFFER)) || at.isBefore(now.minus(OLDEST))) {
            throw invalid("/at", "invalid", "must be within the last " + OLDEST.toDays() + " days");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static String plausibleKey(String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.malformed(
                    "Idempotency-Key", "must name the request, in at most 200 characters");
        }
        return key;
    }

    private static ProblemException invalid(String pointer, String code, String detail) {
        return ProblemException.invalid(List.of(new Problem.Fault(pointer, code, detail)));
    }

    /** No customer has an id that events could not carry. */
    private static String plausible(String customerId) {
        if (customerId.isBlank() || customerId.length() > LONGEST_ID || customerId.contains("\0")) {
            throw ProblemException.notFound();
        }
        return customerId;
    }
}
