package io.huifang.survey.desk.call;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.attempt.ExtendLease;
import io.huifang.survey.attempt.Holder;
import io.huifang.survey.attempt.ReleaseLease;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.page.Wording;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The page of a call keeps the lease while it is open; the holder gives it back. */
@Path("/desk/calls/{attemptId}")
@RolesAllowed(Role.AGENT)
@Produces(MediaType.TEXT_HTML)
class CallLeaseResource {
    private static final int OUTAGE = 500;

    private final ExtendLease extendLease;
    private final ReleaseLease releaseLease;
    private final CallPages pages;
    private final Clock clock;

    CallLeaseResource(
            ExtendLease extendLease, ReleaseLease releaseLease, CallPages pages, Clock clock) {
        this.extendLease = extendLease;
        this.releaseLease = releaseLease;
        this.pages = pages;
        this.clock = clock;
    }

    @POST
    @Path("/heartbeat")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> keep(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            @FormParam("token") String token) {
        Holder holder = Holder.of(attemptId, request.account(), token);
        return extendLease
                .extend(holder, Optional.empty())
                .chain(answer -> told(request, holder, answer));
    }

    @POST
    @Path("/release")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> release(
            @BeanParam PageRequest request,
            @PathParam("attemptId") UUID attemptId,
            @FormParam("token") String token) {
        return releaseLease
                .release(Holder.of(attemptId, request.account(), token))
                .map(
                        answer ->
                                answer instanceof Answer.Done
                                        ? pages.seeOther(request, "/desk?done=released")
                                        : answer.toResponse());
    }

    private Uni<Response> told(PageRequest request, Holder holder, Answer answer) {
        Wording wording = pages.wording(request);
        if (answer instanceof Answer.Refused refused) {
            Problem why = refused.problem();
            return why.status() >= OUTAGE
                    ? Uni.createFrom().item(answer.toResponse())
                    : pages.lease(request, over(holder, why, wording));
        }
        return request.isByScript()
                ? pages.lease(request, line(holder, (Answer.Done) answer, wording))
                : Uni.createFrom()
                        .item(pages.seeOther(request, CallPages.path(holder.attemptId())));
    }

    private static LeaseLine over(Holder holder, Problem why, Wording wording) {
        String key = "lease." + why.code();
        return LeaseLine.over(
                holder.attemptId(), wording.say(wording.knows(key) ? key : "lease.lost"));
    }

    private LeaseLine line(Holder holder, Answer.Done done, Wording wording) {
        JsonNode told = CallScript.read(new String(done.json(), StandardCharsets.UTF_8));
        Instant until = Instant.parse(told.path("leaseUntil").asText());
        LeaseLine.Live live =
                new LeaseLine.Live(
                        until,
                        Duration.between(clock.instant(), until),
                        told.path("withdrawn").asBoolean());
        return pages.line(holder.attemptId(), done.token(), live, wording);
    }
}
