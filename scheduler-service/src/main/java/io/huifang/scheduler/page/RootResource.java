package io.huifang.scheduler.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import java.net.URI;

/** Leads who knows no more than the host to the page that leads to all others. */
@Path("/")
@PermitAll
class RootResource {
    @GET
    public Response lead() {
        return Response.seeOther(URI.create("/pages")).build();
    }
}
