package io.huifang.survey.page;

import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.RefusedRequest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.net.URI;
import java.util.stream.Stream;

/** Leads everybody who works here to his first page. */
@Path("/")
@RolesAllowed("**")
class StartPageResource {
    @GET
    @Operation(hidden = true)
    public Response start(@Context SecurityContext person) {
        return Stream.of(Section.values())
                .filter(section -> section.isFor(person))
                .findFirst()
                .map(section -> Response.seeOther(URI.create(section.path())).build())
                .orElseThrow(() -> new RefusedRequest(Problems.FORBIDDEN));
    }
}
