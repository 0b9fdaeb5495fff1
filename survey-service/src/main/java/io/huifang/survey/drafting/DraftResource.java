package io.huifang.survey.drafting;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.IfMatch;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.exchange.RequestBody;
import io.huifang.survey.idempotency.RequestKey;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.Map;
import java.util.OptionalLong;

/** Supervisors write questionnaires, scripts and articles, and publish them. */
@Path("/v1/drafts/{kind}/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SUPERVISOR)
@Tag(name = "Documents")
class DraftResource {
    /** No draft has it: a tag we never gave out matches none. */
    private static final long NONE = -1;

    private final ShowDocumentDrafts showDrafts;
    private final SaveDocumentDraft saveDraft;
    private final DropDocumentDraft dropDraft;
    private final PublishDocument publishDocument;
    private final JsonBodies json;

    DraftResource(
            ShowDocumentDrafts showDrafts,
            SaveDocumentDraft saveDraft,
            DropDocumentDraft dropDraft,
            PublishDocument publishDocument,
            JsonBodies json) {
        this.showDrafts = showDrafts;
        this.saveDraft = saveDraft;
        this.dropDraft = dropDraft;
        this.publishDocument = publishDocument;
        this.json = json;
    }

    @GET
    @Operation(summary = "A draft, with what keeps it from being published")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Uni<Response> draft(@PathParam("kind") String kind, @PathParam("id") String id) {
        return showDrafts
                .one(name(kind, id))
                .map(found -> found.orElseThrow(NotFoundException::new))
                .map(draft -> Answer.Done.ok(draft.revision(), json.of(DraftView.of(draft))))
                .map(Answer::toResponse);
    }

    @PUT
    @Operation(
            summary = "Save a draft",
            description =
                    "It need not be finished: the answer says what is still wrong. Whoever goes on"
                            + " with a draft sends its ETag as If-Match; a new draft has none.")
    @RequestBodySchema(Map.class)
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = DraftView.class)))
    public Uni<Response> save(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context SecurityContext security,
            byte[] body) {
        DocumentName name = name(kind, id);
        ObjectNode content = (ObjectNode) RequestBody.of(body).everything();
        return saveDraft
                .save(name, seen(ifMatch), content, security.getUserPrincipal().getName())
                .map(Answer::toResponse);
    }

    @DELETE
    @Operation(summary = "Throw a draft away")
    public Uni<Response> drop(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return dropDraft.drop(name(kind, id), seen(ifMatch)).map(Answer::toResponse);
    }

    @POST
    @Path("/publication")
    @Operation(
            summary = "Publish a draft as the next version",
            description = "Versions published before, and answers given to them, stay as they are.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PublishedView.class)))
    public Uni<Response> publish(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam("Idempotency-Key") String key,
            @Context SecurityContext security) {
        String account = security.getUserPrincipal().getName();
        String request = "POST /v1/drafts/" + kind + "/" + id + "/publication " + ifMatch;
        return publishDocument
                .publish(
                        name(kind, id),
                        seen(ifMatch),
                        account,
                        RequestKey.of(account, key, request, null))
                .map(Answer::toResponse);
    }

    private static DocumentName name(String kind, String id) {
        return DocumentName.of(kind, id).orElseThrow(NotFoundException::new);
    }

    private static OptionalLong seen(String ifMatch) {
        return ifMatch == null
                ? OptionalLong.empty()
                : OptionalLong.of(IfMatch.token(ifMatch).orElse(NONE));
    }
}
