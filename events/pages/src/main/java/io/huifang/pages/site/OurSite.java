package io.huifang.pages.site;

import jakarta.inject.Singleton;

import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The site that people who work here know the service by. A browser that somebody has logged in
 * with sends his login along whatever any site makes it send, so what another one asks is refused.
 */
@Singleton
public class OurSite {
    private final Optional<String> origin;

    OurSite(StaffConfig config) {
        this.origin = config.baseUrl().map(OurSite::originOf);
    }

    private static String originOf(URI base) {
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!web || base.getHost() == null) {
            throw new IllegalStateException(
                    "huifang.staff.base-url must be an address of the web, not " + base);
        }
        return base.getScheme() + "://" + base.getAuthority();
    }

    /**
     * Whether a page of ours, or no page, makes the browser ask.
     *
     * @param header the request's header by its name; null for none
     * @param mustTell whether only browsers come here, which always tell
     */
    public boolean asks(UnaryOperator<String> header, boolean mustTell) {
        return new PageOrigin(
                        header.apply("Sec-Fetch-Site"),
                        header.apply("Origin"),
                        header.apply("Host"))
                .isOurs(this::isOrigin, !mustTell);
    }

    /** Not the customers' address: beside our page there may be others, by others. */
    private boolean isOrigin(String origin) {
        return this.origin.filter(origin::equalsIgnoreCase).isPresent();
    }
}
