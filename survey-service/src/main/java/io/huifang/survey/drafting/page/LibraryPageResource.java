package io.huifang.survey.drafting.page;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.drafting.DocumentName;
import io.huifang.survey.drafting.LibraryDocument;
import io.huifang.survey.drafting.ShowLibrary;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Section;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.Set;

/** Supervisors see what there is, and open it. */
@Path("/library")
@RolesAllowed(Role.SUPERVISOR)
@Produces(MediaType.TEXT_HTML)
class LibraryPageResource {
    private static final Set<String> DONE = Set.of("saved", "published", "discarded");

    private final ShowLibrary showLibrary;
    private final Pages pages;
    private final Template list;
    private final Template editor;
    private final Template publication;

    LibraryPageResource(
            ShowLibrary showLibrary,
            Pages pages,
            @Location("library/list.html") Template list,
            @Location("library/editor.html") Template editor,
            @Location("library/publication.html") Template publication) {
        this.showLibrary = showLibrary;
        this.pages = pages;
        this.list = list;
        this.editor = editor;
        this.publication = publication;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> all(@BeanParam PageRequest request, @QueryParam("done") String done) {
        Wording wording = pages.wording(request, "library");
        String title = wording.say("library.title");
        return showLibrary
                .all()
                .map(entries -> LibraryPage.of(entries, wording, told(wording, done)))
                .chain(
                        page ->
                                pages.show(
                                        list,
                                        pages.frame(request, wording, title, Section.LIBRARY),
                                        page,
                                        200));
    }

    /** Begins a document: its editor shows what one of its kind needs. */
    @GET
    @Path("/new")
    @Operation(hidden = true)
    public Response begin(
            @BeanParam PageRequest request,
            @QueryParam("kind") String kind,
            @QueryParam("id") String id) {
        String wanted = id == null ? "" : id.strip();
        DocumentName name =
                DocumentName.of(kind == null ? "" : kind, wanted)
                        .orElseThrow(NotFoundException::new);
        return pages.seeOther(request, EditorPage.path(name));
    }

    @GET
    @Path("/{kind}/{id}")
    @Operation(hidden = true)
    public Uni<Response> editor(
            @BeanParam PageRequest request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @QueryParam("done") String done) {
        Wording wording = pages.wording(request, "library");
        return show(request, editor, name(kind, id), wording, "editor.title", done);
    }

    /** Asks once more: what is published never changes. */
    @GET
    @Path("/{kind}/{id}/publication")
    @Operation(hidden = true)
    public Uni<Response> publication(
            @BeanParam PageRequest request,
            @PathParam("kind") String kind,
            @PathParam("id") String id) {
        Wording wording = pages.wording(request, "library");
        return show(request, publication, name(kind, id), wording, "publication.title", null);
    }

    private Uni<Response> show(
            PageRequest request,
            Template template,
            DocumentName name,
            Wording wording,
            String title,
            String done) {
        return showLibrary
                .one(name)
                .map((LibraryDocument it) -> EditorPage.of(it, wording, told(wording, done)))
                .chain(
                        page ->
                                pages.show(
                                        template,
                                        pages.frame(
                                                request,
                                                wording,
                                                wording.say(title, name.id()),
                                                Section.LIBRARY),
                                        page,
                                        200));
    }

    private static DocumentName name(String kind, String id) {
        return DocumentName.of(kind, id).orElseThrow(NotFoundException::new);
    }

    private static String told(Wording wording, String done) {
        return done != null && DONE.contains(done) ? wording.say("done." + done) : null;
    }
}
