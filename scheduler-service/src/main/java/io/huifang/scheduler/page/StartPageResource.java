package io.huifang.scheduler.page;

import io.huifang.pages.exchange.PageRequest;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The page that leads to all others. */
@Path("/pages")
@Produces(MediaType.TEXT_HTML)
class StartPageResource {
    private final Pages pages;
    private final Template template;

    StartPageResource(Pages pages, @Location("pages/start.html") Template template) {
        this.pages = pages;
        this.template = template;
    }

    @GET
    @RolesAllowed({"policy-admin", "supervisor", "ops", "auditor", "privacy-officer"})
    public Uni<Response> show(@BeanParam PageRequest request) {
        String title = pages.wording(request).say("start.title");
        return pages.show(template, request, null, title, "");
    }
}
