package io.huifang.scheduler.signal;

import io.huifang.scheduler.incident.desk.OpenIncident;
import io.huifang.scheduler.incident.desk.OpenIncident.Answer;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.huifang.scheduler.word.SurveySide;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.util.List;
import java.util.UUID;

/** The survey side tells of a signal, and proves itself; no person's account opens this. */
@Path("/internal/incidents/{incidentId}")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Services")
class SignalResource {
    private final OpenIncident openIncident;
    private final SurveySide surveySide;

    SignalResource(OpenIncident openIncident, SurveySide surveySide) {
        this.openIncident = openIncident;
        this.surveySide = surveySide;
    }

    /**
     * What is open for it.
     *
     * @param incidentId the one that was told, or one that was open already about the same
     */
    record OpenedView(UUID incidentId) {}

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Opens an incident that the survey side found; for the survey side")
    @APIResponse(responseCode = "201", description = "It is open")
    @APIResponse(
            responseCode = "200",
            description = "It was told before, or one about the same was open and stays as it is")
    @APIResponse(responseCode = "401", description = "Without the survey side's proof")
    public Uni<RestResponse<OpenedView>> open(
            @PathParam("incidentId") UUID incidentId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            SignalRequest request) {
        return surveySide
                .require(authorization)
                .chain(() -> opened(incidentId, request))
                .map(SignalResource::answer);
    }

    private Uni<Answer> opened(UUID incidentId, SignalRequest request) {
        if (request == null) throw invalid("", "must be an object");
        return openIncident.open(request.wanted(incidentId));
    }

    private static RestResponse<OpenedView> answer(Answer answer) {
        if (answer instanceof Answer.Opened opened) {
            return RestResponse.status(
                    opened.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                    new OpenedView(opened.incident().incidentId()));
        }
        if (answer instanceof Answer.OtherFacts) {
            throw invalid("/facts", "must be the facts that the rule goes by");
        }
        throw answer instanceof Answer.NotSince
                ? invalid("/since", "must be within the last day")
                : invalid("/rule", "must be one of the rules of the policy in force");
    }

    static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(List.of(new Problem.Fault(pointer, "invalid", detail)));
    }
}
