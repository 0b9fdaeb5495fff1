package io.huifang.scheduler.page.decision;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.callback.ShowCallback;
import io.huifang.scheduler.decision.DecisionView;
import io.huifang.scheduler.decision.ShowDecisions;
import io.huifang.scheduler.incident.desk.ShowIncidents;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.page.Wording;
import io.huifang.scheduler.page.decision.SearchPage.Asked;
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

/** Finds decisions by event or customer, and explains one. */
@Path("/pages/decisions")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"ops", "supervisor", "auditor"})
class DecisionPageResource {
    private static final int ON_A_PAGE = 25;

    private final ShowDecisions showDecisions;
    private final ShowCallback showCallback;
    private final ShowIncidents showIncidents;
    private final Pages pages;
    private final Template search;
    private final Template decision;

    DecisionPageResource(
            ShowDecisions showDecisions,
            ShowCallback showCallback,
            ShowIncidents showIncidents,
            Pages pages,
            @Location("pages/decisions.html") Template search,
            @Location("pages/decision.html") Template decision) {
        this.showDecisions = showDecisions;
        this.showCallback = showCallback;
        this.showIncidents = showIncidents;
        this.pages = pages;
        this.search = search;
        this.decision = decision;
    }

    @GET
    public Uni<Response> show(
            @BeanParam PageRequest request,
            @QueryParam("source") String source,
            @QueryParam("id") String id,
            @QueryParam("customerId") String customerId,
            @QueryParam("cursor") String cursor) {
        Asked asked = Asked.of(source, id, customerId);
        if (!asked.isReadable()) return wrong(request, asked, "search.unreadable", 400);
        if (asked.isOfEvent()) return ofEvent(request, asked);
        if (asked.customerId().isEmpty()) return search(request, SearchPage.empty(asked), 200);
        return showDecisions
                .ofCustomer(asked.customerId(), cursor, ON_A_PAGE)
                .map(
                        found ->
                                SearchPage.found(
                                        asked, found, cursor != null, pages.wording(request)))
                .chain(page -> search(request, page, 200));
    }

    private Uni<Response> ofEvent(PageRequest request, Asked asked) {
        if (asked.source().isEmpty() || asked.id().isEmpty()) {
            return wrong(request, asked, "search.both", 400);
        }
        return showDecisions
                .ofEvent(asked.source(), asked.id())
                .chain(
                        found ->
                                found == null
                                        ? wrong(request, asked, "search.undecided", 404)
                                        : explain(request, found));
    }

    private Uni<Response> explain(PageRequest request, DecisionView found) {
        return page(found, pages.wording(request))
                .chain(
                        page ->
                                pages.show(
                                        decision,
                                        request,
                                        Section.DECISIONS,
                                        pages.wording(request).say("decision.title"),
                                        page));
    }

    private Uni<DecisionPage> page(DecisionView found, Wording wording) {
        if (found.callbackId() == null) {
            return Uni.createFrom().item(DecisionPage.of(found, null, null, wording));
        }
        return showCallback
                .show(found.callbackId())
                .chain(
                        task ->
                                showIncidents
                                        .ofCallback(found.callbackId())
                                        .map(part -> DecisionPage.of(found, task, part, wording)));
    }

    private Uni<Response> wrong(PageRequest request, Asked asked, String why, int status) {
        String problem = pages.wording(request).say(why);
        return search(request, SearchPage.wrong(asked, problem), status);
    }

    private Uni<Response> search(PageRequest request, SearchPage page, int status) {
        String title = pages.wording(request).say("section.decisions");
        return pages.show(search, request, Section.DECISIONS, title, page, status);
    }
}
