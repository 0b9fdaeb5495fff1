package io.huifang.scheduler.page.replay;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.problem.ProblemException;
import io.huifang.scheduler.replay.ReplayView.Changes;
import io.huifang.scheduler.replay.ReplayView.Sought;
import io.huifang.scheduler.replay.ShowReplays;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.UUID;

/** Lists the decisions that a candidate changes, or those of them that somebody looks for. */
@Path("/pages/replays/{replayId: " + ReplayPageResource.ID + "}/changes")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"policy-admin", "supervisor"})
class ChangesPageResource {
    private static final int ON_A_PAGE = 25;
    private static final String PLACE = "[0-9]{1,18}";

    private final ShowReplays showReplays;
    private final Pages pages;
    private final Template template;

    ChangesPageResource(
            ShowReplays showReplays,
            Pages pages,
            @Location("pages/changes.html") Template template) {
        this.showReplays = showReplays;
        this.pages = pages;
        this.template = template;
    }

    /** What is looked for, as the address has it; empty for any. */
    static class Query {
        @QueryParam("was")
        String was;

        @QueryParam("otherwise")
        String otherwise;

        @QueryParam("reason")
        String reason;

        @QueryParam("customerId")
        String customerId;

        Sought sought() {
            return new Sought(said(was), said(otherwise), said(reason), said(customerId));
        }

        private static String said(String value) {
            if (value == null || value.isBlank()) return null;
            if (value.contains("\0")) throw ProblemException.malformed("", "a text");
            return value.strip();
        }
    }

    @GET
    public Uni<Response> find(
            @BeanParam PageRequest request,
            @BeanParam Query query,
            @PathParam("replayId") String replayId,
            @QueryParam("cursor") @DefaultValue("0") String cursor) {
        if (!cursor.matches(PLACE)) {
            throw ProblemException.malformed("cursor", "as given with the page before");
        }
        UUID id = UUID.fromString(replayId);
        Sought sought = query.sought();
        return showReplays
                .changes(id, Long.parseLong(cursor), sought, ON_A_PAGE)
                .onItem()
                .ifNull()
                .failWith(ProblemException::notFound)
                .chain(found -> page(id, sought, found, request))
                .chain(page -> show(request, page));
    }

    private Uni<ChangesPage> page(UUID id, Sought sought, Changes found, PageRequest request) {
        boolean leadsOn = Section.DECISIONS.isFor(request.person());
        Wording wording = pages.wording(request);
        return showReplays
                .alike(id)
                .map(alike -> ChangesPage.of(id, sought, found, alike, leadsOn, wording));
    }

    private Uni<Response> show(PageRequest request, ChangesPage page) {
        String title = pages.wording(request).say("changes.title");
        return pages.show(template, request, Section.REPLAYS, title, page);
    }
}
