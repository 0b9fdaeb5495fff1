package io.huifang.scheduler.page.replay;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.page.Address;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.problem.ProblemException;
import io.huifang.scheduler.replay.CancelReplay;
import io.huifang.scheduler.replay.ReplayView;
import io.huifang.scheduler.replay.ShowReplays;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.UUID;

/** Shows a replay: how far it is, and what it found in the end; and cancels it. */
@Path("/pages/replays/{replayId: " + ReplayPageResource.ID + "}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"policy-admin", "supervisor"})
class ReplayPageResource {
    static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** The element that has all that changes when a replay ends. */
    private static final String ALL_OF_IT = "#replay";

    private final ShowReplays showReplays;
    private final CancelReplay cancelReplay;
    private final Pages pages;
    private final Template template;

    ReplayPageResource(
            ShowReplays showReplays,
            CancelReplay cancelReplay,
            Pages pages,
            @Location("pages/replay.html") Template template) {
        this.showReplays = showReplays;
        this.cancelReplay = cancelReplay;
        this.pages = pages;
        this.template = template;
    }

    /**
     * @param asking what a script says that asks again and again how far it is; null for a person
     */
    @GET
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @PathParam("replayId") String replayId,
            @QueryParam("done") String done,
            @HeaderParam("HX-Request") String asking) {
        UUID id = UUID.fromString(replayId);
        Wording wording = pages.wording(request);
        return showReplays
                .one(id)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(view -> page(view, done, request, wording))
                .chain(page -> show(request, page, asking != null));
    }

    private Uni<ReplayPage> page(
            ReplayView view, String done, PageRequest request, Wording wording) {
        boolean mayCancel = ReplaysPageResource.mayBegin(request);
        Uni<ReplayFound> found =
                view.endedAt() == null ? Uni.createFrom().nullItem() : found(view, wording);
        return found.map(result -> ReplayPage.of(view, result, done, mayCancel, wording));
    }

    private Uni<ReplayFound> found(ReplayView view, Wording wording) {
        return showReplays
                .alike(view.replayId())
                .chain(
                        alike ->
                                showReplays
                                        .hours(view.replayId())
                                        .map(it -> ReplayFound.of(view, alike, it, wording)));
    }

    /** Once it has ended, the script puts all of it in its place, and asks no more. */
    private Uni<Response> show(PageRequest request, ReplayPage page, boolean script) {
        String title = pages.wording(request).say("replay.title");
        Uni<Response> shown = pages.show(template, request, Section.REPLAYS, title, page);
        if (!script || page.progress() != null) return shown;
        return shown.map(
                response ->
                        Response.fromResponse(response)
                                .header("HX-Retarget", ALL_OF_IT)
                                .header("HX-Reselect", ALL_OF_IT)
                                .header("HX-Reswap", "outerHTML")
                                .build());
    }

    @POST
    @Path("/cancellation")
    @RolesAllowed("policy-admin")
    public Uni<Response> cancel(
            @BeanParam PageRequest request, @PathParam("replayId") String replayId) {
        UUID id = UUID.fromString(replayId);
        return cancelReplay
                .cancel(id)
                .map(cancelled -> cancelled ? "cancelled" : "ended")
                .map(done -> pages.seeOther(Address.ofReplay(id) + "?done=" + done));
    }
}
