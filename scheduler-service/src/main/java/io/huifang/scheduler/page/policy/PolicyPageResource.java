package io.huifang.scheduler.page.policy;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Section;
import io.huifang.scheduler.policy.stored.PolicyView;
import io.huifang.scheduler.policy.stored.ShowPolicies;
import io.huifang.scheduler.problem.ProblemException;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Shows the versions, each, and what changed between two. */
@Path("/pages/policies")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"policy-admin", "supervisor", "auditor", "ops"})
class PolicyPageResource {
    static final String VERSION = "[1-9][0-9]{0,8}";

    private final ShowPolicies showPolicies;
    private final Pages pages;
    private final Template all;
    private final Template one;
    private final Template comparison;

    PolicyPageResource(
            ShowPolicies showPolicies,
            Pages pages,
            @Location("pages/policies.html") Template all,
            @Location("pages/policy.html") Template one,
            @Location("pages/comparison.html") Template comparison) {
        this.showPolicies = showPolicies;
        this.pages = pages;
        this.all = all;
        this.one = one;
        this.comparison = comparison;
    }

    /**
     * Two versions compared.
     *
     * @param from the first one's number
     * @param to the second one's
     */
    public record ComparisonPage(int from, int to, LineDiff changes) {}

    @GET
    public Uni<Response> all(@BeanParam PageRequest request) {
        String title = pages.wording(request).say("section.policies");
        return showPolicies
                .all()
                .map(list -> PoliciesPage.of(list, mayChange(request), pages.wording(request)))
                .chain(page -> pages.show(all, request, Section.POLICIES, title, page));
    }

    @GET
    @Path("/{version: " + VERSION + "}")
    public Uni<Response> version(
            @BeanParam PageRequest request, int version, @QueryParam("done") String done) {
        String title = pages.wording(request).say("policy.title", version);
        return stored(version)
                .map(
                        it ->
                                PolicyPage.of(
                                        it,
                                        done,
                                        mayChange(request),
                                        Section.REPLAYS.isFor(request.person()),
                                        pages.wording(request)))
                .chain(page -> pages.show(one, request, Section.POLICIES, title, page));
    }

    @GET
    @Path("/comparison")
    public Uni<Response> compare(
            @BeanParam PageRequest request,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        int first = number("from", from);
        int second = number("to", to);
        String title = pages.wording(request).say("comparison.title", first, second);
        return stored(first)
                .chain(before -> stored(second).chain(after -> compare(before, after)))
                .chain(page -> pages.show(comparison, request, Section.POLICIES, title, page));
    }

    /** On a thread that may be busy for a while. */
    private static Uni<ComparisonPage> compare(PolicyView before, PolicyView after) {
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(
                        any ->
                                new ComparisonPage(
                                        before.version(),
                                        after.version(),
                                        LineDiff.between(before.document(), after.document())));
    }

    private Uni<PolicyView> stored(int version) {
        return showPolicies.version(version).onItem().ifNull().failWith(ProblemException::notFound);
    }

    private static int number(String name, String text) {
        if (text == null || !text.matches(VERSION)) {
            throw ProblemException.malformed(name, "the number of a version");
        }
        return Integer.parseInt(text);
    }

    static boolean mayChange(PageRequest request) {
        return request.person().isUserInRole("policy-admin");
    }
}
