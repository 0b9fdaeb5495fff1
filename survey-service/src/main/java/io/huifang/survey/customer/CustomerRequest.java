package io.huifang.survey.customer;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

/**
 * What a browser says besides the customer's answer.
 *
 * @param token the link's last part; null where the page needs none
 * @param lang chosen by the switch on the page; null when it was not used
 * @param done what was just done, for the page to say so; null for nothing
 * @param accepted {@code Accept-Language}
 */
public record CustomerRequest(
        @PathParam("token") String token,
        @QueryParam("lang") String lang,
        @QueryParam("done") String done,
        @HeaderParam("Accept-Language") String accepted) {

    public CustomerWords words() {
        return CustomerWords.of(lang, accepted);
    }
}
