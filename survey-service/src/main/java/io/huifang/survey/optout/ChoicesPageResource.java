package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;
import io.huifang.survey.customer.CustomerPages;
import io.huifang.survey.customer.CustomerRequest;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page on which a customer stops calls. The link is the permission. */
@Path("/choices/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Customers")
class ChoicesPageResource {
    private final ShowChoices showChoices;
    private final StopCalls stopCalls;
    private final ChoicesPages choices;
    private final CustomerPages pages;

    ChoicesPageResource(
            ShowChoices showChoices,
            StopCalls stopCalls,
            ChoicesPages choices,
            CustomerPages pages) {
        this.showChoices = showChoices;
        this.stopCalls = stopCalls;
        this.choices = choices;
        this.pages = pages;
    }

    @GET
    @Operation(summary = "What the customer stopped, as a page")
    public Uni<Response> show(@BeanParam CustomerRequest request) {
        return show(request, null);
    }

    /** After the choice the browser is sent back to the page, which then shows how it stands. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(summary = "Stop calls and messages by purpose, from the page")
    public Uni<Response> stop(
            @BeanParam CustomerRequest request, @FormParam("stop") List<String> stop) {
        Set<Purpose> purposes =
                OptOut.STOPPABLE.stream()
                        .filter(purpose -> stop.contains(purpose.name()))
                        .collect(Collectors.toSet());
        if (purposes.isEmpty()) {
            return show(request, request.words().say("choices.none"));
        }
        return stopCalls
                .stop(request.token(), purposes)
                .chain(
                        stored ->
                                stored.isEmpty()
                                        ? pages.gone(request.words())
                                        : Uni.createFrom()
                                                .item(
                                                        CustomerPages.seeOther(
                                                                request.words(), "saved")));
    }

    private Uni<Response> show(CustomerRequest request, String problem) {
        return showChoices
                .show(request.token())
                .chain(
                        shown ->
                                shown.isEmpty()
                                        ? pages.gone(request.words())
                                        : choices.show(request, shown.get(), problem));
    }
}
