package io.huifang.scheduler.appointment.page;

import io.huifang.scheduler.appointment.Answer;
import io.huifang.scheduler.appointment.AnswerAppointment;
import io.huifang.scheduler.appointment.Choice;
import io.huifang.scheduler.appointment.Offer;
import io.huifang.scheduler.appointment.ShowAppointment;
import io.huifang.scheduler.appointment.Shown;
import io.huifang.scheduler.link.Links;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a customer's application asks and says about his call. The link is the permission. */
@Path("/appointments/{token}")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class AppointmentResource {
    private final ShowAppointment showAppointment;
    private final AnswerAppointment answerAppointment;
    private final Links links;
    private final AppointmentPages pages;

    AppointmentResource(
            ShowAppointment showAppointment,
            AnswerAppointment answerAppointment,
            Links links,
            AppointmentPages pages) {
        this.showAppointment = showAppointment;
        this.answerAppointment = answerAppointment;
        this.links = links;
        this.pages = pages;
    }

    /** What the customer may say. */
    enum Wish {
        KEEP,
        MOVE,
        DECLINE
    }

    /**
     * What the customer says.
     *
     * @param choice which answer
     * @param slot when the slot begins that he moves the call to, or the planned time that he
     *     keeps, UTC; null when he declines
     */
    record AnswerRequest(@NotNull Wish choice, Instant slot) {
        Choice toChoice() {
            if ((choice == Wish.DECLINE) != (slot == null)) {
                throw ProblemException.malformed("/slot", "stated for KEEP and MOVE only");
            }
            return switch (choice) {
                case KEEP -> new Choice.Keep(slot);
                case MOVE -> new Choice.Move(slot);
                case DECLINE -> new Choice.Decline();
            };
        }
    }

    /**
     * What came of it.
     *
     * @param answer KEPT, MOVED or DECLINED
     */
    record AnswerView(Answer answer) {}

    @GET
    public Uni<AppointmentView> show(
            @PathParam("token") String token, @HeaderParam("Accept-Language") String accepted) {
        return showAppointment
                .show(links.callbackOf(token))
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .map(shown -> view(shown, Wording.of(null, accepted)));
    }

    private AppointmentView view(Shown shown, Wording wording) {
        if (shown instanceof Offer offer)
            return AppointmentView.of(wording, pages.company(), offer);
        throw ProblemException.notFound();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<AnswerView> answer(
            @PathParam("token") String token, @Valid @NotNull AnswerRequest request) {
        Optional<UUID> callbackId = links.callbackOf(token);
        return answerAppointment
                .answer(callbackId, request.toChoice())
                .map(
                        answer ->
                                switch (answer) {
                                    case KEPT, MOVED, DECLINED -> new AnswerView(answer);
                                    case NOT_FREE ->
                                            throw ProblemException.conflict(
                                                    "not-free", "The time is not free any more.");
                                    case GONE -> throw ProblemException.notFound();
                                });
    }
}
