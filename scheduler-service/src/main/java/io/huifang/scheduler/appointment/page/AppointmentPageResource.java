package io.huifang.scheduler.appointment.page;

import io.huifang.scheduler.appointment.Answer;
import io.huifang.scheduler.appointment.AnswerAppointment;
import io.huifang.scheduler.appointment.Choice;
import io.huifang.scheduler.appointment.ShowAppointment;
import io.huifang.scheduler.appointment.page.PageText.Said;
import io.huifang.scheduler.link.Links;
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

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The page on which a customer answers. The link is the permission. */
@Path("/appointments/{token}")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class AppointmentPageResource {
    private final ShowAppointment showAppointment;
    private final AnswerAppointment answerAppointment;
    private final Links links;
    private final AppointmentPages pages;

    AppointmentPageResource(
            ShowAppointment showAppointment,
            AnswerAppointment answerAppointment,
            Links links,
            AppointmentPages pages) {
        this.showAppointment = showAppointment;
        this.answerAppointment = answerAppointment;
        this.links = links;
        this.pages = pages;
    }

    @GET
    public Uni<Response> show(@BeanParam PageRequest request) {
        return show(request, said(request.wording(), request.done()), 200);
    }

    /**
     * After an answer the browser is sent back to the page, so that loading it anew says nothing.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> answer(
            @BeanParam PageRequest request,
            @FormParam("choice") String choice,
            @FormParam("slot") String slot) {
        Wording wording = request.wording();
        if (!request.isFromOurPage(links)) return pages.refused(wording, 403);
        Optional<Choice> choices = choice(choice, slot);
        if (choices.isEmpty()) return pages.refused(wording, 400);
        Optional<UUID> callbackId = links.callbackOf(request.token());
        return answerAppointment
                .answer(callbackId, choices.get())
                .chain(answer -> after(answer, request));
    }

    private Uni<Response> after(Answer answer, PageRequest request) {
        Wording wording = request.wording();
        return switch (answer) {
            case KEPT -> Uni.createFrom().item(seeOther(wording, "kept"));
            case MOVED -> Uni.createFrom().item(seeOther(wording, "moved"));
            case DECLINED -> pages.declined(wording);
            case NOT_FREE -> show(request, new Said(wording.say("notFree"), true), 409);
            case GONE -> pages.gone(wording);
        };
    }

    private Uni<Response> show(PageRequest request, Said said, int status) {
        return showAppointment
                .show(links.callbackOf(request.token()))
                .chain(
                        offer ->
                                offer == null
                                        ? pages.gone(request.wording())
                                        : pages.offer(request.wording(), offer, said, status));
    }

    private static Response seeOther(Wording wording, String done) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", "?lang=" + wording.tag() + "&done=" + done)
                .build();
    }

    private static Said said(Wording wording, String done) {
        boolean known = "kept".equals(done) || "moved".equals(done);
        return known ? new Said(wording.say("done." + done), false) : null;
    }

    private static Optional<Choice> choice(String choice, String slot) {
        if ("keep".equals(choice)) return Optional.of(new Choice.Keep());
        if ("decline".equals(choice)) return Optional.of(new Choice.Decline());
        if (!"move".equals(choice) || slot == null) return Optional.empty();
        try {
            return Optional.of(new Choice.Move(Instant.parse(slot)));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }
}
