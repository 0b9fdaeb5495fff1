package io.huifang.scheduler.page;

import io.huifang.pages.exchange.PageHeaders;
import io.huifang.pages.site.PagePaths;
import io.huifang.scheduler.problem.Problem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.lang.annotation.Annotation;
import java.util.List;

/** People get a page in their language where programs get a problem document. */
class PageErrors {
    private static final List<Integer> TOLD_APART = List.of(400, 401, 403, 404, 409, 413, 422);

    private static final String START = "/pages";
    private static final int FORBIDDEN = 403;

    private final Template template;
    private final Pages pages;
    private final PagePaths paths;

    PageErrors(@Location("pages/error.html") Template template, Pages pages, PagePaths paths) {
        this.paths = paths;
        this.template = template;
        this.pages = pages;
    }

    /**
     * @param text what a person can do about it
     * @param faults what is wrong where
     * @param back where to go on; null for nowhere
     * @param logOut whether another account may help
     */
    public record ErrorPage(String text, List<Problem.Fault> faults, String back, boolean logOut) {}

    @ServerResponseFilter
    Uni<Void> explain(ContainerRequestContext request, ContainerResponseContext response) {
        if (!paths.isPage(request) || !(response.getEntity() instanceof Problem problem)) {
            return Uni.createFrom().voidItem();
        }
        Wording wording = pages.wording(PageHeaders.language(request));
        String key =
                "error." + (TOLD_APART.contains(problem.status()) ? problem.status() : "other");
        return template.data("frame", Frame.bare(wording, wording.say(key)))
                .data("page", page(wording.say(key + ".text"), problem, request))
                .createUni()
                .invoke(
                        html ->
                                response.setEntity(
                                        html,
                                        new Annotation[0],
                                        MediaType.valueOf(PageHeaders.HTML)))
                .replaceWithVoid();
    }

    // The first page leads on, unless it is what was just refused: then only another account does.
    private static ErrorPage page(String text, Problem problem, ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return new ErrorPage(
                text,
                problem.errors(),
                path.equals(START) ? null : START,
                problem.status() == FORBIDDEN);
    }
}
