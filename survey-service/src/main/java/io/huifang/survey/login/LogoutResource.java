package io.huifang.survey.login;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import java.net.URI;

/**
 * Ends a browser's login. With an issuer, its mechanism comes first and ends the session there,
 * too.
 */
@Path("/logout")
@RolesAllowed("**")
class LogoutResource {
    private final FormSession session;

    LogoutResource(FormSession session) {
        this.session = session;
    }

    @POST
    @Operation(hidden = true)
    public Response logOut() {
        session.end();
        return Response.seeOther(URI.create("/login/ended")).build();
    }
}
