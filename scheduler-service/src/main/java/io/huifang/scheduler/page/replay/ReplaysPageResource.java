package io.huifang.scheduler.page.replay;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.problem.ProblemException;
import io.huifang.scheduler.replay.ShowReplays;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Lists the replays. */
@Path("/pages/replays")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"policy-admin", "supervisor"})
class ReplaysPageResource {
    private static final String VERSION = "[1-9][0-9]{0,8}";

    private final ShowReplays showReplays;
    private final Pages pages;
    private final Template template;

    ReplaysPageResource(
            ShowReplays showReplays,
            Pages pages,
            @Location("pages/replays.html") Template template) {
        this.showReplays = showReplays;
        this.pages = pages;
        this.template = template;
    }

    /**
     * @param version of the candidate; null for any
     */
    @GET
    public Uni<Response> all(
            @BeanParam PageRequest request, @QueryParam("version") String version) {
        if (version != null && !version.matches(VERSION)) {
            throw ProblemException.malformed("version", "the number of a version");
        }
        Wording wording = pages.wording(request);
        return page(request, version, wording)
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        request,
                                        Section.REPLAYS,
                                        wording.say("section.replays"),
                                        page));
    }

    private Uni<ReplaysPage> page(PageRequest request, String version, Wording wording) {
        if (version == null) return showReplays.all().map(all -> ReplaysPage.of(all, wording));
        int candidate = Integer.parseInt(version);
        return showReplays
                .of(candidate)
                .map(all -> ReplaysPage.of(candidate, all, mayBegin(request), wording));
    }

    static boolean mayBegin(PageRequest request) {
        return request.person().isUserInRole("policy-admin");
    }
}
