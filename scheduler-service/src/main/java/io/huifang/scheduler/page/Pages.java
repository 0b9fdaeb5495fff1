package io.huifang.scheduler.page;

import io.huifang.pages.exchange.PageHeaders;
import io.huifang.pages.exchange.PageRequest;
import io.huifang.pages.wording.Language;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes pages in the language of who asks. */
@ApplicationScoped
public class Pages {
    private final Map<Language, Wording> wordings;

    Pages(PageConfig config) {
        wordings =
                Stream.of(Language.values())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        language -> new Wording(language, config.timeZone())));
    }

    public Wording wording(PageRequest request) {
        return wordings.get(request.language());
    }

    Wording wording(Language language) {
        return wordings.get(language);
    }

    /**
     * @param section where the page stands; null for none
     * @param title in the language of the request
     * @param page what the template calls {@code page}
     */
    public Uni<Response> show(
            Template template, PageRequest request, Section section, String title, Object page) {
        return show(template, request, section, title, page, 200);
    }

    /** As the other one, with a status. */
    public Uni<Response> show(
            Template template,
            PageRequest request,
            Section section,
            String title,
            Object page,
            int status) {
        Frame frame = Frame.of(request, wording(request), title, section);
        return template.data("frame", frame)
                .data("page", page)
                .createUni()
                .map(html -> Response.status(status).type(PageHeaders.HTML).entity(html).build());
    }

    /** A page that tells nothing of the person, and needs none. */
    public Uni<Response> showToAnybody(
            Template template, PageRequest request, String title, Object page) {
        return template.data("frame", Frame.open(request, wording(request), title))
                .data("page", page)
                .createUni()
                .map(html -> Response.ok(html).type(PageHeaders.HTML).build());
    }

    /** Sends the browser on after a change, so that loading the page anew changes nothing. */
    public Response seeOther(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", URI.create(path).toString())
                .build();
    }
}
