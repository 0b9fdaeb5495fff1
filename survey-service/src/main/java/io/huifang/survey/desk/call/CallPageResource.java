package io.huifang.survey.desk.call;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.reveal.RevealContact;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.Optional;
import java.util.UUID;

/** The page of a call, for its holder. */
@Path("/desk/calls/{attemptId}")
@RolesAllowed(Role.AGENT)
@Produces(MediaType.TEXT_HTML)
class CallPageResource {
    private final ShowCallPage showCallPage;
    private final RevealContact revealContact;
    private final CallPages pages;

    CallPageResource(ShowCallPage showCallPage, RevealContact revealContact, CallPages pages) {
        this.showCallPage = showCallPage;
        this.revealContact = revealContact;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request, @PathParam("attemptId") UUID attemptId) {
        return show(request, attemptId, null);
    }

    /** Shows the number on the answer's page only: when that is loaded anew, it is hidden again. */
    @POST
    @Path("/reveal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> reveal(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            @FormParam("token") String token) {
        Holder holder = Holder.of(attemptId, request.account(), token);
        return revealContact
                .reveal(holder, Optional.empty())
                .chain(
                        answer ->
                                answer instanceof Answer.Done done
                                        ? show(request, attemptId, Contact.of(done.json()))
                                        : Uni.createFrom().item(answer.toResponse()));
    }

    private Uni<Response> show(PageRequest request, UUID attemptId, Contact contact) {
        return showCallPage
                .show(attemptId, request.account())
                .chain(
                        shown ->
                                pages.show(
                                        request, shown, call -> CallMoment.opened(call, contact)));
    }
}
