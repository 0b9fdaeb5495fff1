package io.huifang.scheduler.suppression;

import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import java.time.Instant;

/** The do-not-contact entry of one customer. */
@Path("/v1/customers/{customerId}/suppression")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"privacy-officer", "supervisor"})
class SuppressionResource {
    private static final int LONGEST_ID = 1024;

    private final ShowSuppression showSuppression;
    private final SuppressCustomer suppressCustomer;
    private final LiftSuppression liftSuppression;

    SuppressionResource(
            ShowSuppression showSuppression,
            SuppressCustomer suppressCustomer,
            LiftSuppression liftSuppression) {
        this.showSuppression = showSuppression;
        this.suppressCustomer = suppressCustomer;
        this.liftSuppression = liftSuppression;
    }

    /**
     * What a person states.
     *
     * @param until exclusive; null for good
     * @param because in a few words, without personal data
     */
    record SuppressionRequest(
            @Future Instant until,
            @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*") String because) {}

    /**
     * The entry as people see it.
     *
     * @param customerId opaque
     * @param until exclusive, UTC; null for good
     * @param because what was stated
     * @param setBy account of the person, or the disposition that caused it
     * @param setAt when, UTC
     */
    record SuppressionView(
            String customerId, Instant until, String because, String setBy, Instant setAt) {
        static SuppressionView of(String customerId, Suppression entry) {
            return new SuppressionView(
                    customerId, entry.until(), entry.because(), entry.setBy(), entry.setAt());
        }
    }

    @GET
    @RolesAllowed({"privacy-officer", "supervisor", "ops", "auditor"})
    public Uni<SuppressionView> show(@PathParam("customerId") String customerId) {
        return showSuppression
                .show(plausible(customerId))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .map(entry -> SuppressionView.of(customerId, entry));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SuppressionView> suppress(
            @PathParam("customerId") String customerId,
            @Valid @NotNull SuppressionRequest request,
            @Context SecurityContext person) {
        String who = person.getUserPrincipal().getName();
        return suppressCustomer
                .suppress(plausible(customerId), request.until(), request.because(), who)
                .map(entry -> SuppressionView.of(customerId, entry));
    }

    @DELETE
    public Uni<Void> lift(@PathParam("customerId") String customerId) {
        return liftSuppression
                .lift(plausible(customerId))
                .invoke(
                        lifted -> {
                            if (!lifted) throw ProblemException.notFound();
                        })
                .replaceWithVoid();
    }

    /** No customer has an id that events could not carry. */
    private static String plausible(String customerId) {
        if (customerId.isBlank() || customerId.length() > LONGEST_ID || customerId.contains("\0")) {
            throw ProblemException.notFound();
        }
        return customerId;
    }
}
