package io.huifang.scheduler.incident.desk;

import io.huifang.scheduler.incident.desk.OpenIncident.Answer;
import io.huifang.scheduler.incident.desk.OpenIncident.Wanted;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Incidents, for people. */
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
class IncidentResource {
    private static final int NEWEST = 50;
    private static final String ONE_LINE = "\\P{Cntrl}*";

    private final ShowIncidents showIncidents;
    private final OpenIncident openIncident;
    private final CloseIncident closeIncident;

    IncidentResource(
            ShowIncidents showIncidents, OpenIncident openIncident, CloseIncident closeIncident) {
        this.showIncidents = showIncidents;
        this.openIncident = openIncident;
        this.closeIncident = closeIncident;
    }

    /**
     * An incident that a person wants opened.
     *
     * @param rule name of the policy's rule that says what it is about
     * @param facts what its events have in common, such as {@code {"cause":"NETWORK"}}: the facts
     *     that the rule goes by; null for none
     * @param since events from then on are part of it; within the last day; null for now
     * @param because in a few words, without personal data
     */
    record IncidentRequest(
            @NotBlank String rule,
            @Size(max = 10) Map<String, String> facts,
            Instant since,
            @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE) String because) {
        Wanted by(String who) {
            return new Wanted(
                    null,
                    rule,
                    facts == null ? Map.of() : facts,
                    since == null ? null : since.truncatedTo(ChronoUnit.MICROS),
                    because,
                    who);
        }
    }

    /**
     * Why a person ends it.
     *
     * @param because in a few words, without personal data
     */
    record ClosureRequest(@NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE) String because) {}

    @GET
    @RolesAllowed({"ops", "supervisor", "auditor"})
    @Operation(summary = "Incidents: those that are open, then the newest of the others")
    public Uni<List<IncidentView>> latest() {
        return showIncidents.latest(NEWEST);
    }

    @GET
    @Path("/{incidentId}")
    @RolesAllowed({"ops", "supervisor", "auditor"})
    @Operation(summary = "One incident, with what became of its customers' tasks")
    public Uni<IncidentView> show(@PathParam("incidentId") String incidentId) {
        return shown(id(incidentId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"ops", "supervisor"})
    @Operation(summary = "Opens an incident: its customers are not called before it ends")
    @APIResponse(responseCode = "201", description = "It is open")
    @APIResponse(responseCode = "200", description = "It was open before, and stays as it is")
    public Uni<RestResponse<IncidentView>> open(
            @Valid @NotNull IncidentRequest request, @Context SecurityContext person) {
        return openIncident
                .open(request.by(person.getUserPrincipal().getName()))
                .map(IncidentResource::opened)
                .chain(
                        opened ->
                                shown(opened.incident().incidentId())
                                        .map(
                                                view ->
                                                        RestResponse.status(
                                                                opened.isNew()
                                                                        ? RestResponse.Status
                                                                                .CREATED
                                                                        : RestResponse.Status.OK,
                                                                view)));
    }

    @POST
    @Path("/{incidentId}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"ops", "supervisor"})
    @Operation(summary = "Ends an incident; one that has ended stays as it is")
    public Uni<IncidentView> close(
            @PathParam("incidentId") String incidentId,
            @Valid @NotNull ClosureRequest request,
            @Context SecurityContext person) {
        UUID id = id(incidentId);
        return closeIncident
                .close(id, request.because(), person.getUserPrincipal().getName())
                .chain(() -> shown(id));
    }

    private Uni<IncidentView> shown(UUID incidentId) {
        return showIncidents
                .show(incidentId)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound);
    }

    private static Answer.Opened opened(Answer answer) {
        if (answer instanceof Answer.Opened opened) return opened;
        if (answer instanceof Answer.OtherFacts other) {
            throw ProblemException.invalid(faults(other));
        }
        throw answer instanceof Answer.NotSince
                ? invalid("/since", "must be within the last day")
                : invalid("/rule", "must be one of the rules of the policy in force");
    }

    private static List<Problem.Fault> faults(Answer.OtherFacts other) {
        List<String> by = other.rule().by();
        return other.faulty().isEmpty()
                ? List.of(new Problem.Fault("/facts", "invalid", "must state nothing but " + by))
                : other.faulty().stream()
                        .map(
                                fact ->
                                        new Problem.Fault(
                                                "/facts/" + pointed(fact),
                                                "invalid",
                                                "must be a code of at most 64 characters in one line"))
                        .toList();
    }

    /** As RFC 6901 writes it. */
    private static String pointed(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(List.of(new Problem.Fault(pointer, "invalid", detail)));
    }

    /** What is no id names nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.notFound();
        }
    }
}
