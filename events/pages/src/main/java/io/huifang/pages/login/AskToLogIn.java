package io.huifang.pages.login;

import io.huifang.pages.site.PagePaths;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.net.URI;

/**
 * Leads a browser that nobody has logged in with to where one logs in, and from there back.
 * Programs are told 401; so is a page's script, without the word that makes a browser ask for a
 * password.
 */
public class AskToLogIn {
    /** Before what makes pages of refusals. */
    private static final int FIRST = Priorities.USER + 1_000;

    private static final int UNKNOWN = 401;

    private final PagePaths pages;
    private final boolean issuerKnowsPeople;

    AskToLogIn(PagePaths pages, Issuer issuer) {
        this.pages = pages;
        this.issuerKnowsPeople = issuer.knowsPeople();
    }

    @ServerResponseFilter(priority = FIRST)
    public void lead(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() != UNKNOWN) return;
        if (issuerKnowsPeople || request.getHeaderString("Sec-Fetch-Site") != null) {
            response.getHeaders()
                    .putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"huifang\"");
        }
        if (isAPageBeingOpened(request)) {
            response.setStatus(303);
            response.setEntity(null);
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
            response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
            response.getHeaders().putSingle(HttpHeaders.LOCATION, login(request));
        }
    }

    private boolean isAPageBeingOpened(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        String path = request.getUriInfo().getPath();
        boolean leaving = path.equals(pages.logout());
        return (leaving || request.getMethod().equals(HttpMethod.GET))
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML)
                && request.getHeaderString("HX-Request") == null
                && pages.isPage(path);
    }

    private URI login(ContainerRequestContext request) {
        URI wanted = request.getUriInfo().getRequestUri();
        String query = wanted.getRawQuery();
        String to = query == null ? wanted.getRawPath() : wanted.getRawPath() + "?" + query;
        return UriBuilder.fromPath(pages.login())
                .queryParam("to", "{to}")
                .build(LocalPath.of(to, pages));
    }
}
