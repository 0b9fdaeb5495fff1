package io.huifang.survey.drafting.page;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.survey.account.Role;
import io.huifang.survey.drafting.DocumentName;
import io.huifang.survey.drafting.DropDocumentDraft;
import io.huifang.survey.drafting.PublishDocument;
import io.huifang.survey.drafting.SaveDocumentDraft;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.page.Pages;
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

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Supervisors save, publish and throw away what they write. */
@Path("/library/{kind}/{id}")
@RolesAllowed(Role.SUPERVISOR)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
class WritingPageResource {
    private static final Pattern REVISION = Pattern.compile("\\d{1,18}");

    private final SaveDocumentDraft saveDraft;
    private final DropDocumentDraft dropDraft;
    private final PublishDocument publishDocument;
    private final UnreadableText unreadable;
    private final Pages pages;

    WritingPageResource(
            SaveDocumentDraft saveDraft,
            DropDocumentDraft dropDraft,
            PublishDocument publishDocument,
            UnreadableText unreadable,
            Pages pages) {
        this.saveDraft = saveDraft;
        this.dropDraft = dropDraft;
        this.publishDocument = publishDocument;
        this.unreadable = unreadable;
        this.pages = pages;
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> save(
            @BeanParam PageRequest request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @FormParam("revision") String revision,
            @FormParam("text") String text) {
        DocumentName name = name(kind, id);
        String typed = text == null ? "" : text;
        try {
            ObjectNode content = DocumentText.read(typed);
            return saveDraft
                    .save(name, seen(revision), content, request.account())
                    .map(answer -> after(request, answer, EditorPage.path(name) + "?done=saved"));
        } catch (DocumentText.Unreadable broken) {
            return unreadable.show(
                    request,
                    name,
                    seen(revision).isPresent() ? revision : "",
                    typed,
                    broken.line());
        }
    }

    @POST
    @Path("/publication")
    @Operation(hidden = true)
    public Uni<Response> publish(
            @BeanParam PageRequest request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @FormParam("revision") String revision) {
        DocumentName name = name(kind, id);
        return publishDocument
                .publish(name, seen(revision), request.account(), Optional.empty())
                .map(answer -> after(request, answer, EditorPage.path(name) + "?done=published"));
    }

    @POST
    @Path("/discard")
    @Operation(hidden = true)
    public Uni<Response> discard(
            @BeanParam PageRequest request,
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @FormParam("revision") String revision) {
        return dropDraft
                .drop(name(kind, id), seen(revision))
                .map(answer -> after(request, answer, "/library?done=discarded"));
    }

    private Response after(PageRequest request, Answer answer, String path) {
        return answer instanceof Answer.Refused refused
                ? refused.toResponse()
                : pages.seeOther(request, path);
    }

    private static DocumentName name(String kind, String id) {
        return DocumentName.of(kind, id).orElseThrow(NotFoundException::new);
    }

    private static OptionalLong seen(String revision) {
        return revision != null && REVISION.matcher(revision).matches()
                ? OptionalLong.of(Long.parseLong(revision))
                : OptionalLong.empty();
    }
}
