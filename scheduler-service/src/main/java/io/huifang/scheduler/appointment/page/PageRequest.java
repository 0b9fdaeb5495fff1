package io.huifang.scheduler.appointment.page;

import io.huifang.pages.site.PageOrigin;
import io.huifang.scheduler.link.Links;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/**
 * What a browser says besides the customer's answer.
 *
 * @param token the link's last part
 * @param lang chosen by the switch on the page; null when it was not used
 * @param done what was just done, for the page to say so; null for nothing
 * @param accepted {@code Accept-Language}
 * @param origin where the answer was given, as the browser states it; null when it does not
 * @param site the same as {@code Sec-Fetch-Site}; null when it does not say
 * @param host whom the browser believes to talk to
 */
record PageRequest(
        @PathParam("token") String token,
        @QueryParam("lang") String lang,
        @QueryParam("done") String done,
        @HeaderParam("Accept-Language") String accepted,
        @HeaderParam("Origin") String origin,
        @HeaderParam("Sec-Fetch-Site") String site,
        @HeaderParam("Host") String host) {

    Wording wording() {
        return Wording.of(lang, accepted);
    }

    /** No other site's form answers for the customer, even if it knew the link. */
    boolean isFromOurPage(Links links) {
        return new PageOrigin(site, origin, host).isOurs(links::isOrigin, true);
    }
}
