package io.huifang.survey.correction;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The page on which a supervisor corrects how a call ended. */
@Path("/reviews/calls/{attemptId}/correction")
@RolesAllowed(Role.SUPERVISOR)
@Produces(MediaType.TEXT_HTML)
class CorrectionPageResource {
    private static final int INVALID = 422;

    private final ShowConclusion showConclusion;
    private final CorrectAttempt correctAttempt;
    private final CorrectionPages pages;

    CorrectionPageResource(
            ShowConclusion showConclusion, CorrectAttempt correctAttempt, CorrectionPages pages) {
        this.showConclusion = showConclusion;
        this.correctAttempt = correctAttempt;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request, @PathParam("attemptId") UUID attemptId) {
        return show(request, attemptId, CorrectionForm.EMPTY, null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> correct(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        CorrectionForm form = CorrectionForm.of(sent);
        Optional<CorrectionRequest> wanted = form.request();
        if (wanted.isEmpty()) return show(request, attemptId, form, "correction.wrong");
        byte[] body = sent.toString().getBytes(StandardCharsets.UTF_8);
        String what = "POST " + CorrectionPage.path(attemptId);
        return correctAttempt
                .correct(
                        attemptId,
                        request.account(),
                        wanted.get(),
                        RequestKey.of(request.account(), sent.getFirst("key"), what, body))
                .chain(answer -> after(request, attemptId, form, answer));
    }

    // Another supervisor was quicker, and his word makes this one impossible.
    private Uni<Response> after(
            PageRequest request, UUID attemptId, CorrectionForm form, Answer answer) {
        if (answer instanceof Answer.Done) {
            return Uni.createFrom().item(pages.done(request, attemptId));
        }
        return answer instanceof Answer.Refused refused && refused.problem().status() == INVALID
                ? show(request, attemptId, form, "correction.refused")
                : Uni.createFrom().item(answer.toResponse());
    }

    private Uni<Response> show(
            PageRequest request, UUID attemptId, CorrectionForm form, String fault) {
        return showConclusion
                .show(attemptId)
                .chain(
                        found ->
                                found.isPresent()
                                        ? pages.show(request, found.get(), form, fault)
                                        : Uni.createFrom()
                                                .item(
                                                        new Answer.Refused(Problems.NOT_FOUND)
                                                                .toResponse()));
    }
}
