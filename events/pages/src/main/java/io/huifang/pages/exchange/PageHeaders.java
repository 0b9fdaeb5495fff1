package io.huifang.pages.exchange;

import io.huifang.pages.login.Issuer;
import io.huifang.pages.site.PagePaths;
import io.huifang.pages.wording.Language;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import java.util.List;
import java.util.Optional;

/** What holds for every page of people who work here, also for answers that refuse it. */
public class PageHeaders {
    /** What a page is. */
    public static final String HTML = "text/html;charset=UTF-8";

    /**
     * Nothing is loaded but from here, nothing sent but to here, nothing runs that is not a file.
     * What a form is sent on to counts as well, and who logs out is sent on to the issuer.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                    + " form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'";

    private static final int A_YEAR = 365 * 24 * 3600;

    private final PagePaths pages;
    private final String policy;

    PageHeaders(PagePaths pages, Issuer issuer) {
        this.pages = pages;
        this.policy = POLICY.formatted(issuer.origin().map(" "::concat).orElse(""));
    }

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (!pages.isPage(request)) return;
        MultivaluedMap<String, Object> headers = response.getHeaders();
        // a page that may stand in another site's frame says so itself
        headers.putIfAbsent("Content-Security-Policy", List.of(policy));
        // what was shown to one person is not shown to the next one at the same desk
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Robots-Tag", "noindex");
        headers.putSingle("Vary", "Accept-Language, Cookie");
        headers.putSingle("Content-Language", language(request).tag());
        chosen(request).ifPresent(it -> headers.add("Set-Cookie", remembering(it)));
    }

    private String remembering(Language language) {
        return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax"
                .formatted(PageRequest.LANG, language.tag(), pages.first(), A_YEAR);
    }

    /** The language in which who asks is answered. */
    public static Language language(ContainerRequestContext request) {
        Cookie remembered = request.getCookies().get(PageRequest.LANG);
        return PageRequest.language(
                request.getUriInfo().getQueryParameters().getFirst(PageRequest.LANG),
                remembered == null ? null : remembered.getValue(),
                request.getHeaderString("Accept-Language"));
    }

    private static Optional<Language> chosen(ContainerRequestContext request) {
        return Language.tagged(
                request.getUriInfo().getQueryParameters().getFirst(PageRequest.LANG));
    }
}
