package io.huifang.survey.login;

import io.huifang.pages.login.LoginSteps;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Ends a browser's login. */
@Path("/logout")
@RolesAllowed("**")
class LogoutResource {
    private final LoginSteps steps;

    LogoutResource(LoginSteps steps) {
        this.steps = steps;
    }

    @POST
    @Operation(hidden = true)
    public Response logOut() {
        return steps.leaving();
    }
}
