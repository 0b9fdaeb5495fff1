package io.huifang.pages.site;

import java.util.function.Predicate;

/**
 * Where a browser says that a request comes from, and the one rule about it: nothing is changed on
 * the word of a page that is not ours.
 *
 * @param site {@code Sec-Fetch-Site}; null when it does not say
 * @param origin {@code Origin}; null when it does not say
 * @param host {@code Host}: whom it believes to talk to; null when it does not say
 */
public record PageOrigin(String site, String origin, String host) {
    /**
     * The browser's own verdict counts before the origin, whose host a proxy may have renamed.
     *
     * @param known the origins under which our pages are reached
     * @param silent whether a request that states neither is taken for ours
     */
    public boolean isOurs(Predicate<String> known, boolean silent) {
        if (site != null) return site.equals("same-origin");
        if (origin == null) return silent;
        return known.test(origin) || host != null && origin.endsWith("://" + host);
    }
}
