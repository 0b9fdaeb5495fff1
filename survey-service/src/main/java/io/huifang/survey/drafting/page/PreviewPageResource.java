package io.huifang.survey.drafting.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.drafting.DocumentName;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows what is being typed as it will look; keeps nothing. */
@Path("/library/{kind}/{id}/preview")
@RolesAllowed(Role.SUPERVISOR)
@Produces(MediaType.TEXT_HTML)
class PreviewPageResource {
    private final Pages pages;
    private final Template template;

    PreviewPageResource(Pages pages, @Location("library/checked.html") Template template) {
        this.pages = pages;
        this.template = template;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> preview(
            @BeanParam PageRequest request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @FormParam("text") String text) {
        Wording wording = pages.wording(request, "library");
        DocumentName name = DocumentName.of(kind, id).orElseThrow(NotFoundException::new);
        return pages.show(
                template,
                pages.frame(request, wording, name.id(), Section.LIBRARY),
                CheckedText.of(name, text == null ? "" : text, wording),
                200);
    }
}
