package io.huifang.pages.login;

import io.huifang.pages.site.PagePaths;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.URI;
import java.util.Optional;

/** What a browser is answered on its way in and out. What the pages of it say is the service's. */
@Singleton
public class LoginSteps {
    private final PagePaths pages;
    private final Issuer issuer;
    private final FormSession session;
    private final String whereTo;

    LoginSteps(
            PagePaths pages,
            Issuer issuer,
            FormSession session,
            @ConfigProperty(name = "quarkus.http.auth.form.location-cookie") String whereTo) {
        this.pages = pages;
        this.issuer = issuer;
        this.session = session;
        this.whereTo = whereTo;
    }

    /** Whether account and password are asked for here; otherwise the issuer asks. */
    public boolean areByForm() {
        return !issuer.knowsPeople();
    }

    /**
     * On to where the issuer asks; empty where a form of ours does.
     *
     * @param wanted where somebody wanted to go; null for nowhere in particular
     */
    public Optional<Response> toIssuer(String wanted) {
        if (areByForm()) return Optional.empty();
        URI start =
                UriBuilder.fromPath(pages.login() + "/start")
                        .queryParam("to", "{to}")
                        .build(LocalPath.of(wanted, pages));
        return Optional.of(Response.seeOther(start).build());
    }

    /**
     * The page with the form, which will lead on to where somebody wanted to go.
     *
     * @param site where the browser reaches us
     */
    public Response remembering(Response page, URI site, String wanted) {
        // the form's mechanism wants the whole address, and goes there only if it is ours
        URI whole = site.resolve(LocalPath.of(wanted, pages));
        NewCookie cookie =
                new NewCookie.Builder(whereTo)
                        .value(whole.toString())
                        .path("/")
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build();
        return Response.fromResponse(page).cookie(cookie).build();
    }

    /** For who has logged in at the issuer: on to where he wanted to go. */
    public Response arrived(String wanted) {
        return Response.seeOther(UriBuilder.fromUri(LocalPath.of(wanted, pages)).build()).build();
    }

    /**
     * Ends a login by form. With an issuer, its mechanism comes first and ends the session, too.
     */
    public Response leaving() {
        session.end();
        return Response.seeOther(URI.create(pages.login() + "/ended")).build();
    }
}
