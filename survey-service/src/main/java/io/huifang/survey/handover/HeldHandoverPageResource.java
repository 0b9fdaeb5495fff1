package io.huifang.survey.handover;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Attempt;
import io.huifang.survey.attempt.AttemptState;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.handover.HandoverRequest.Asked;
import io.huifang.survey.handover.ShowOpenAttempt.Placed;
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

/** The page on which an agent gives the call in his hand to somebody else, before he calls. */
@Path("/desk/calls/{attemptId}/handover")
@RolesAllowed(Role.AGENT)
@Produces(MediaType.TEXT_HTML)
class HeldHandoverPageResource {
    private final ShowOpenAttempt showOpenAttempt;
    private final HandOver handOver;
    private final HandoverPages pages;

    HeldHandoverPageResource(
            ShowOpenAttempt showOpenAttempt, HandOver handOver, HandoverPages pages) {
        this.showOpenAttempt = showOpenAttempt;
        this.handOver = handOver;
        this.pages = pages;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(
            @BeanParam PageRequest request, @PathParam("attemptId") UUID attemptId) {
        return show(request, attemptId, false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> handOver(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            MultivaluedMap<String, String> sent) {
        Optional<Asked> asked = HandoverRequest.sent(sent);
        if (asked.isEmpty()) return show(request, attemptId, true);
        Holder by = Holder.of(attemptId, request.account(), sent.getFirst("token"));
        byte[] body = sent.toString().getBytes(StandardCharsets.UTF_8);
        String what = "POST /desk/calls/" + attemptId + "/handover";
        return handOver.handOver(
                        new Handover(by, false, asked.get().to(), asked.get().because()),
                        RequestKey.of(request.account(), sent.getFirst("key"), what, body))
                .map(
                        answer ->
                                answer instanceof Answer.Done
                                        ? pages.done(request, "/desk?done=handed")
                                        : answer.toResponse());
    }

    private Uni<Response> show(PageRequest request, UUID attemptId, boolean problem) {
        return showOpenAttempt
                .show(attemptId)
                .map(found -> found.filter(it -> isHis(it.attempt(), request.account())))
                .chain(
                        found ->
                                found.map(it -> page(request, it, problem))
                                        .orElseGet(HeldHandoverPageResource::nothing));
    }

    private static boolean isHis(Attempt attempt, String account) {
        return attempt.state() == AttemptState.CLAIMED && account.equals(attempt.agent());
    }

    private Uni<Response> page(PageRequest request, Placed held, boolean problem) {
        Attempt attempt = held.attempt();
        HandoverSide side = HandoverSide.ofHolder(attempt.id(), attempt.token());
        return pages.show(request, side, held, problem);
    }

    private static Uni<Response> nothing() {
        return Uni.createFrom().item(new Answer.Refused(Problems.NOT_FOUND).toResponse());
    }
}
