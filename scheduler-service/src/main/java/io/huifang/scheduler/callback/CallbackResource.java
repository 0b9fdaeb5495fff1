package io.huifang.scheduler.callback;

import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import java.util.UUID;

/** Callback tasks, for people. */
@Path("/v1/callbacks/{callbackId}")
@Produces(MediaType.APPLICATION_JSON)
class CallbackResource {
    private final ShowCallback showCallback;
    private final CancelCallback cancelCallback;

    CallbackResource(ShowCallback showCallback, CancelCallback cancelCallback) {
        this.showCallback = showCallback;
        this.cancelCallback = cancelCallback;
    }

    /**
     * Why a person cancels.
     *
     * @param because in a few words, without personal data; stands in the task's history
     */
    record CancellationRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*") String because) {}

    @GET
    @RolesAllowed({"ops", "supervisor", "auditor"})
    public Uni<CallbackView> show(@PathParam("callbackId") String callbackId) {
        return showCallback
                .show(id(callbackId))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    @POST
    @Path("/cancellation")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"ops", "supervisor"})
    public Uni<CallbackView> cancel(
            @PathParam("callbackId") String callbackId,
            @Valid @NotNull CancellationRequest request,
            @Context SecurityContext person) {
        UUID id = id(callbackId);
        String who = person.getUserPrincipal().getName();
        return cancelCallback
                .cancel(id, request.because(), who)
                .chain(
                        answer ->
                                switch (answer) {
                                    case CANCELLED, CANCELLED_BEFORE -> show(callbackId);
                                    case ENDED_BEFORE ->
                                            throw ProblemException.conflict(
                                                    "already-closed",
                                                    "The callback has ended already.");
                                    case UNKNOWN -> throw ProblemException.notFound();
                                });
    }

    /** What is no id names nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.notFound();
        }
    }
}
