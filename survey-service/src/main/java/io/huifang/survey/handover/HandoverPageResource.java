package io.huifang.survey.handover;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.handover.HandoverRequest.Asked;
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
import java.util.OptionalLong;
import java.util.UUID;

/** The page on which a supervisor gives an attempt to somebody else, whoever holds it. */
@Path("/floor/attempts/{attemptId}")
@RolesAllowed(Role.SUPERVISOR)
@Produces(MediaType.TEXT_HTML)
class HandoverPageResource {
    private final ShowOpenAttempt showOpenAttempt;
    private final HandOver handOver;
    private final HandoverPages pages;

    HandoverPageResource(ShowOpenAttempt showOpenAttempt, HandOver handOver, HandoverPages pages) {
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
        HandoverSide side = HandoverSide.ofFloor(attemptId);
        Holder by = new Holder(attemptId, request.account(), OptionalLong.empty());
        byte[] body = sent.toString().getBytes(StandardCharsets.UTF_8);
        Optional<RequestKey> key =
                RequestKey.of(request.account(), sent.getFirst("key"), "POST " + side.path(), body);
        return handOver.handOver(
                        new Handover(by, true, asked.get().to(), asked.get().because()), key)
                .map(
                        answer ->
                                answer instanceof Answer.Done
                                        ? pages.done(request, "/floor?done=handed")
                                        : answer.toResponse());
    }

    private Uni<Response> show(PageRequest request, UUID attemptId, boolean problem) {
        return showOpenAttempt
                .show(attemptId)
                .chain(
                        found ->
                                found.isPresent()
                                        ? pages.show(
                                                request,
                                                HandoverSide.ofFloor(attemptId),
                                                found.get(),
                                                problem)
                                        : Uni.createFrom()
                                                .item(
                                                        new Answer.Refused(Problems.NOT_FOUND)
                                                                .toResponse()));
    }
}
