package io.huifang.survey.questionnaire;

import io.huifang.survey.account.Role;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import java.util.List;
import java.util.stream.Collectors;

/** Shows scripts and questionnaires with all their versions. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Documents")
class DocumentResource {
    private final PublishedDocuments documents;

    DocumentResource(PublishedDocuments documents) {
        this.documents = documents;
    }

    @GET
    @Path("/scripts")
    @Operation(summary = "Every version of every script")
    public String scripts() {
        return array(documents.scripts().stream().map(Script::json).toList());
    }

    @GET
    @Path("/scripts/{id}")
    @Operation(summary = "The versions of one script, newest first")
    public String script(@PathParam("id") String id) {
        return found(
                documents.scripts().stream()
                        .filter(script -> script.id().equals(id))
                        .sorted((one, other) -> other.version() - one.version())
                        .map(Script::json)
                        .toList());
    }

    @GET
    @Path("/questionnaires")
    @Operation(summary = "Every version of every questionnaire")
    public String questionnaires() {
        return array(documents.questionnaires().stream().map(Questionnaire::json).toList());
    }

    @GET
    @Path("/questionnaires/{id}")
    @Operation(summary = "The versions of one questionnaire, newest first")
    public String questionnaire(@PathParam("id") String id) {
        return found(
                documents.questionnaires().stream()
                        .filter(questionnaire -> questionnaire.id().equals(id))
                        .sorted((one, other) -> other.version() - one.version())
                        .map(Questionnaire::json)
                        .toList());
    }

    private static String found(List<?> documents) {
        if (documents.isEmpty()) {
            throw new NotFoundException();
        }
        return array(documents);
    }

    private static String array(List<?> documents) {
        return documents.stream().map(Object::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
