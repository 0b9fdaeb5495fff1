package io.huifang.intake.door;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Nothing is changed on the word of another site's page. Programs state no origin and are not
 * concerned. Nobody's browser holds a key of ours; the rule is that of all services, so that none
 * of them is found open the day one does.
 */
final class OtherSites {
    private static final Set<String> CHANGING_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    private OtherSites() {}

    /**
     * Whether a page of another site makes a browser ask for a change. The browser's own verdict
     * counts before the origin, whose host a proxy may have renamed.
     *
     * @param header the request's header by its name; null for none
     */
    static boolean ask(String method, UnaryOperator<String> header) {
        if (CHANGING_NOTHING.contains(method)) return false;
        String site = header.apply("Sec-Fetch-Site");
        if (site != null) return !site.equals("same-origin");
        String origin = header.apply("Origin");
        return origin != null && !origin.endsWith("://" + header.apply("Host"));
    }
}
