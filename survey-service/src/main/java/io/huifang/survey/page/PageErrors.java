package io.huifang.survey.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.pages.exchange.PageHeaders;
import io.huifang.pages.exchange.PageRequest;
import io.huifang.pages.site.PagePaths;
import io.huifang.survey.exchange.Problem;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** People get a page in their language where programs get a problem document. */
class PageErrors {
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
    private static final List<Integer> TOLD_APART = List.of(400, 401, 403, 404, 409, 412, 413, 422);

    private static final String START = "/";
    private static final int FORBIDDEN = 403;

    private final Template template;
    private final Pages pages;
    private final PagePaths paths;

    PageErrors(@Location("page/error.html") Template template, Pages pages, PagePaths paths) {
        this.paths = paths;
        this.template = template;
        this.pages = pages;
    }

    /**
     * @param text what a person can do about it
     * @param back where to go on; null for nowhere
     * @param logOut whether another account may help
     */
    public record ErrorPage(String text, String back, boolean logOut) {}

    @ServerResponseFilter
    Uni<Void> explain(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isAProblem(response) || !isReadByPeople(request)) {
            return Uni.createFrom().voidItem();
        }
        Wording wording = pages.wording(PageHeaders.language(request), "page");
        String key = key(wording, response);
        return template.data("frame", Frame.bare(wording, wording.say(key)))
                .data("page", page(wording.say(key + ".text"), request, response.getStatus()))
                .createUni()
                .invoke(
                        html ->
                                response.setEntity(
                                        html,
                                        new Annotation[0],
                                        MediaType.valueOf(PageHeaders.HTML)))
                .replaceWithVoid();
    }

    // The kinds of problem that people meet in their work have words of their own.
    private static String key(Wording wording, ContainerResponseContext response) {
        if (response.getEntity() instanceof byte[] json) {
            Matcher code = CODE.matcher(new String(json, UTF_8));
            String key = code.find() ? "problem." + code.group(1) : "";
            if (wording.knows(key)) return key;
        }
        int status = response.getStatus();
        return "error." + (TOLD_APART.contains(status) ? status : "other");
    }

    // Also who has no page of his own at all has a way out.
    private static ErrorPage page(String text, ContainerRequestContext request, int status) {
        String path = request.getUriInfo().getPath();
        boolean ofStaff =
                path.equals(START)
                        || Stream.of(Section.values())
                                .map(Section::path)
                                .anyMatch(path::startsWith);
        return new ErrorPage(text, wayBack(path, status), status == FORBIDDEN && ofStaff);
    }

    // Never what was just refused: who may not see a part is led to one that he may see.
    private static String wayBack(String path, int status) {
        if (path.equals(START)) return null;
        if (status == FORBIDDEN) return START;
        return Stream.of(Section.values())
                .map(Section::path)
                .filter(path::startsWith)
                .filter(section -> !section.equals(path))
                .findFirst()
                .orElse(START);
    }

    private static boolean isAProblem(ContainerResponseContext response) {
        return response.getMediaType() != null
                && response.getMediaType().toString().startsWith(Problem.MEDIA_TYPE);
    }

    private boolean isReadByPeople(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        boolean byScript = request.getHeaderString(PageRequest.BY_SCRIPT) != null;
        boolean wantsHtml = accepted != null && accepted.contains(MediaType.TEXT_HTML);
        return paths.isPage(request) && (wantsHtml || byScript);
    }
}
