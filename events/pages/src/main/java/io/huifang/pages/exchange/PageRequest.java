package io.huifang.pages.exchange;

import io.huifang.pages.wording.Language;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser says besides what the person asks for. */
public final class PageRequest {
    static final String LANG = "lang";

    /** A header that a page's own script sends. */
    public static final String BY_SCRIPT = "HX-Request";

    /** The language's tag, by the switch on the page; null when it was not used. */
    @QueryParam(LANG)
    String chosen;

    /** The one chosen before; null for none. */
    @CookieParam(LANG)
    String remembered;

    /** Null for none. */
    @HeaderParam("Accept-Language")
    String accepted;

    /** Set when the page's script asks, which then goes on by itself. */
    @HeaderParam(BY_SCRIPT)
    String script;

    @Context UriInfo uri;
    @Context SecurityContext person;

    /** Who asks; only where somebody has logged in. */
    public SecurityContext person() {
        return person;
    }

    /** The account of who asks; only where somebody has logged in. */
    public String account() {
        return person.getUserPrincipal().getName();
    }

    /** Whether the page's script asks, not the browser itself. */
    public boolean isByScript() {
        return script != null;
    }

    public Language language() {
        return language(chosen, remembered, accepted);
    }

    static Language language(String chosen, String remembered, String accepted) {
        return Language.tagged(chosen)
                .or(() -> Language.tagged(remembered))
                .orElseGet(() -> Language.accepted(accepted));
    }

    /** The same page in another language. */
    public String in(Language language) {
        String query = Optional.ofNullable(uri.getRequestUri().getRawQuery()).orElse("");
        return uri.getRequestUri().getRawPath()
                + "?"
                + Stream.concat(
                                Stream.of(query.split("&"))
                                        .filter(part -> !part.isEmpty())
                                        .filter(part -> !part.startsWith(LANG + "=")),
                                Stream.of(LANG + "=" + language.tag()))
                        .collect(Collectors.joining("&"));
    }
}
