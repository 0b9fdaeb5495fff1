package io.huifang.pages.site;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a service's pages for people who work here stand: below the path to which a login leads,
 * and nowhere in the programs' interface.
 */
@Singleton
public class PagePaths {
    private static final String PROGRAMS = "/v1";

    private final String first;
    private final String below;

    /**
     * @param first where the first page stands; everything else stands below
     */
    public PagePaths(@ConfigProperty(name = "quarkus.http.auth.form.landing-page") String first) {
        this.first = first;
        this.below = first.endsWith("/") ? first : first + "/";
    }

    /** Where the first page stands, or what leads to it. */
    public String first() {
        return first;
    }

    /** Where logging in begins. */
    public String login() {
        return below + "login";
    }

    /** What ends a login. */
    public String logout() {
        return below + "logout";
    }

    public boolean isPage(ContainerRequestContext request) {
        return isPage(request.getUriInfo().getPath());
    }

    /** Whether a page stands there, or would. */
    public boolean isPage(String path) {
        boolean ours = path.equals(first) || path.startsWith(below);
        return ours && !path.equals(PROGRAMS) && !path.startsWith(PROGRAMS + "/");
    }
}
