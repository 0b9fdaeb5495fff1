package io.huifang.pages.exchange;

import jakarta.ws.rs.core.MultivaluedMap;

/** What holds for every answer below a customer's link, also for those that refuse it. */
public final class LinkedPageHeaders {
    /** Nothing is loaded but our stylesheet, nothing is sent but to ourselves. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private LinkedPageHeaders() {}

    /** Says so in an answer, whatever was said before. */
    public static void putInto(MultivaluedMap<String, Object> headers) {
        headers.putSingle("Content-Security-Policy", POLICY);
        // the address is the permission: it is neither kept nor told to others
        headers.putSingle("Cache-Control", "no-store");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Robots-Tag", "noindex");
        headers.putSingle("Vary", "Accept, Accept-Language");
    }
}
