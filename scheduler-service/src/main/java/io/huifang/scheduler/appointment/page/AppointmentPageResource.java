package io.huifang.scheduler.appointment.page;

import io.huifang.scheduler.appointment.Answer;
import io.huifang.scheduler.appointment.AnswerAppointment;
import io.huifang.scheduler.appointment.Choice;
import io.huifang.scheduler.appointment.Offer;
import io.huifang.scheduler.appointment.ShowAppointment;
import io.huifang.scheduler.appointment.Shown;
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
            case DECLINED -> Uni.createFrom().item(seeOther(wording, "declined"));
            case NOT_FREE -> show(request, new Said(wording.say("notFree"), true), 409);
            case GONE -> pages.gone(wording);
        };
    }

    private Uni<Response> show(PageRequest request, Said said, int status) {
        return showAppointment
                .show(links.callbackOf(request.token()))
                .chain(shown -> page(shown, request.wording(), said, status));
    }

    private Uni<Response> page(Shown shown, Wording wording, Said said, int status) {
        if (shown == null) return pages.gone(wording);
        return shown instanceof Offer offer
                ? pages.offer(wording, offer, said, status)
                : pages.declined(wording);
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
        if ("decline".equals(choice)) return Optional.of(new Choice.Decline());
        boolean keep = "keep".equals(choice);
        if (!keep && !"move".equals(choice) || slot == null) return Optional.empty();
        try {
            Instant at = Instant.parse(slot);
            return Optional.of(keep ? new Choice.Keep(at) : new Choice.Move(at));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }
}
