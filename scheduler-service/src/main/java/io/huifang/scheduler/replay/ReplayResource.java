package io.huifang.scheduler.replay;

import io.huifang.scheduler.problem.ProblemException;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.UUID;

/** Policies tried on past events: what they would have changed. */
@Path("/v1/replays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Replays")
class ReplayResource {
    private static final String POLICY_ADMIN = "policy-admin";
    private static final String SUPERVISOR = "supervisor";
    private static final int MOST = 500;
    private static final int MOST_DIGITS = 18;

    private final CancelReplay cancelReplay;
    private final ShowReplays showReplays;

    ReplayResource(CancelReplay cancelReplay, ShowReplays showReplays) {
        this.cancelReplay = cancelReplay;
        this.showReplays = showReplays;
    }

    @GET
    @RolesAllowed({POLICY_ADMIN, SUPERVISOR})
    @Operation(summary = "The youngest replays")
    public Uni<List<ReplayView>> all() {
        return showReplays.all();
    }

    @GET
    @Path("/{replayId}")
    @RolesAllowed({POLICY_ADMIN, SUPERVISOR})
    @Operation(summary = "A replay: how far it is, and what it counted")
    public Uni<ReplayView> one(@PathParam("replayId") String replayId) {
        return known(showReplays.one(id(replayId)));
    }

    @GET
    @Path("/{replayId}/changes")
    @RolesAllowed({POLICY_ADMIN, SUPERVISOR})
    @Operation(summary = "Decisions that the policy would have changed, both explained")
    public Uni<ReplayView.Changes> changes(
            @PathParam("replayId") String replayId,
            @QueryParam("cursor") @DefaultValue("0") String cursor,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        long after = number(cursor, "cursor", Long.MAX_VALUE);
        int most = (int) number(limit, "limit", MOST);
        if (most == 0) throw ProblemException.malformed("limit", "1 to " + MOST);
        return known(showReplays.changes(id(replayId), after, ReplayView.Sought.ALL, most));
    }

    @GET
    @Path("/{replayId}/hours")
    @RolesAllowed({POLICY_ADMIN, SUPERVISOR})
    @Operation(summary = "Calls, notices and contacts the budget refused, hour by hour")
    public Uni<List<ReplayView.Hour>> hours(@PathParam("replayId") String replayId) {
        return known(showReplays.hours(id(replayId)));
    }

    @DELETE
    @Path("/{replayId}")
    @RolesAllowed(POLICY_ADMIN)
    @Operation(summary = "Cancels a replay that waits or runs")
    @APIResponse(responseCode = "204", description = "It is cancelled")
    @APIResponse(responseCode = "409", description = "It had ended before")
    public Uni<Void> cancel(@PathParam("replayId") String replayId) {
        UUID id = id(replayId);
        return cancelReplay
                .cancel(id)
                .chain(
                        cancelled ->
                                cancelled
                                        ? Uni.createFrom().voidItem()
                                        : known(showReplays.one(id))
                                                .invoke(ReplayResource::mustBeCancelled)
                                                .replaceWithVoid());
    }

    private static void mustBeCancelled(ReplayView view) {
        if (!view.state().equals("CANCELLED")) {
            throw ProblemException.conflict("already-ended", "The replay has ended already.");
        }
    }

    private static <T> Uni<T> known(Uni<T> found) {
        return found.onItem().ifNull().failWith(ProblemException::notFound);
    }

    /** What is no id names nothing. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.notFound();
        }
    }

    private static long number(String text, String name, long most) {
        if (text.matches("[0-9]{1," + MOST_DIGITS + "}") && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw ProblemException.malformed(name, "as given with the page before, or left out");
    }
}
