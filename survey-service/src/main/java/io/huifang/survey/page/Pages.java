package io.huifang.survey.page;

import io.huifang.pages.exchange.PageHeaders;
import io.huifang.pages.exchange.PageRequest;
import io.huifang.pages.wording.Language;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes pages in the language of who asks. */
@ApplicationScoped
public class Pages {
    private final PageConfig config;
    private final Map<String, Wording> wordings = new ConcurrentHashMap<>();

    Pages(PageConfig config) {
        this.config = config;
    }

    /**
     * @param bundle the feature's words, see {@link Wording}
     */
    public Wording wording(PageRequest request, String bundle) {
        return wording(request.language(), bundle);
    }

    /** In a language that was chosen otherwise. */
    public Wording wording(Language language, String bundle) {
        return wordings.computeIfAbsent(
                bundle + "." + language.tag(),
                any -> new Wording(language, config.timeZone(), bundle));
    }

    /** What stands around a page of somebody who has logged in. */
    public Frame frame(PageRequest request, Wording wording, String title, Section section) {
        return Frame.of(request, wording, title, section);
    }

    /** What stands around a page that anybody may see. */
    public Frame openFrame(PageRequest request, Wording wording, String title) {
        return Frame.open(request, wording, title);
    }

    /**
     * @param page what the template calls {@code page}
     */
    public Uni<Response> show(Template template, Frame frame, Object page, int status) {
        return template.data("frame", frame)
                .data("page", page)
                .createUni()
                .map(html -> Response.status(status).type(PageHeaders.HTML).entity(html).build());
    }

    /**
     * Sends the browser on after a change, so that loading the page anew changes nothing. The
     * page's script is sent on in its own way: it would follow by itself and stay where it is.
     */
    public Response seeOther(PageRequest request, String path) {
        String location = URI.create(path).toString();
        return request.isByScript()
                ? Response.ok().header("HX-Redirect", location).build()
                : Response.status(Response.Status.SEE_OTHER).header("Location", location).build();
    }
}
