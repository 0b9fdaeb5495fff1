package io.huifang.survey.login;

import io.huifang.survey.account.Issuer;
import io.huifang.survey.page.PageRequest;
import io.huifang.survey.page.Pages;
import io.huifang.survey.page.Wording;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where a browser comes when somebody has to say who he is. */
@Path("/login")
@PermitAll
class LoginResource {
    private static final String WORDS = "login";
    private static final String TO = "huifang-survey-to";

    private final Template template;
    private final Pages pages;
    private final boolean issuerKnowsPeople;

    LoginResource(@Location("login/login.html") Template template, Pages pages, Issuer issuer) {
        this.template = template;
        this.pages = pages;
        this.issuerKnowsPeople = issuer.knowsPeople();
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
        String to = LocalPath.of(wanted);
        if (issuerKnowsPeople) {
            return Uni.createFrom().item(started(to));
        }
        // the form's mechanism wants the whole address, and goes there only if it is ours
        String whole = address.getBaseUri().resolve(to).toString();
        return page(request, null)
                .map(page -> Response.fromResponse(page).cookie(remembering(whole)).build());
    }

    /** Who was refused comes here, by the form's mechanism or by the issuer. */
    @GET
    @Path("refused")
    @Operation(hidden = true)
    public Uni<Response> refused(@BeanParam PageRequest request) {
        return page(request, issuerKnowsPeople ? "denied" : "refused");
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
        return Response.seeOther(UriBuilder.fromUri(LocalPath.of(wanted)).build()).build();
    }

    private Uni<Response> page(PageRequest request, String said) {
        Wording wording = pages.wording(request, WORDS);
        return pages.show(
                template,
                pages.openFrame(request, wording, wording.say("title")),
                new LoginPage(said == null ? null : wording.say(said), !issuerKnowsPeople),
                200);
    }

    private static Response started(String to) {
        return Response.seeOther(
                        UriBuilder.fromPath("/login/start").queryParam("to", "{to}").build(to))
                .build();
    }

    private static NewCookie remembering(String whole) {
        return new NewCookie.Builder(TO)
                .value(whole)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
