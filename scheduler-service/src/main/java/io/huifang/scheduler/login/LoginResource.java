package io.huifang.scheduler.login;

import io.huifang.pages.exchange.PageRequest;
import io.huifang.pages.login.LoginSteps;
import io.huifang.scheduler.page.Pages;
import io.huifang.scheduler.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser comes when somebody has to say who he is. */
@Path("/pages/login")
@PermitAll
class LoginResource {
    private final Template template;
    private final Pages pages;
    private final LoginSteps steps;

    LoginResource(@Location("pages/login.html") Template template, Pages pages, LoginSteps steps) {
        this.template = template;
        this.pages = pages;
        this.steps = steps;
    }

    /**
     * @param said the words for what happened before; null for nothing
     * @param form whether account and password are asked for here; otherwise the issuer does
     */
    public record LoginPage(String said, boolean form) {}

    @GET
    @Operation(hidden = true)
    public Uni<Response> ask(
            @BeanParam PageRequest request,
            @QueryParam("to") String wanted,
            @Context UriInfo address) {
        return steps.toIssuer(wanted)
                .map(answer -> Uni.createFrom().item(answer))
                .orElseGet(() -> form(request, wanted, address));
    }

    private Uni<Response> form(PageRequest request, String wanted, UriInfo address) {
        return page(request, null)
                .map(page -> steps.remembering(page, address.getBaseUri(), wanted));
    }

    /** Who was refused comes here, by the form's mechanism or by the issuer. */
    @GET
    @Path("refused")
    @Operation(hidden = true)
    public Uni<Response> refused(@BeanParam PageRequest request) {
        return page(request, steps.areByForm() ? "refused" : "denied");
    }

    /** Who has logged out. Asking anew at once would let him in again. */
    @GET
    @Path("ended")
    @Operation(hidden = true)
    public Uni<Response> ended(@BeanParam PageRequest request) {
        return page(request, "ended");
    }

    /** Reached by who has logged in at the issuer only: the configuration closes it to others. */
    @GET
    @Path("start")
    @Operation(hidden = true)
    public Response start(@QueryParam("to") String wanted) {
        return steps.arrived(wanted);
    }

    private Uni<Response> page(PageRequest request, String said) {
        Wording wording = pages.wording(request);
        String words = said == null ? null : wording.say("login." + said);
        return pages.showToAnybody(
                template, request, wording.say("login"), new LoginPage(words, steps.areByForm()));
    }
}
