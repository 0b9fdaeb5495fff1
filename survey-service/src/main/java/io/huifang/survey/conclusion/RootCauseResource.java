package io.huifang.survey.conclusion;

import io.huifang.survey.account.Role;
import io.huifang.survey.exchange.JsonBodies;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The root causes to choose from. */
@Path("/v1/root-causes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.AGENT, Role.SUPERVISOR, Role.AUDITOR})
@Tag(name = "Documents")
class RootCauseResource {
    private final RootCauses rootCauses;
    private final JsonBodies json;

    RootCauseResource(RootCauses rootCauses, JsonBodies json) {
        this.rootCauses = rootCauses;
        this.json = json;
    }

    @GET
    @Operation(summary = "The root causes that a conclusion may name")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = RootCauses.View.class)))
    public byte[] rootCauses() {
        return json.of(rootCauses.all());
    }
}
