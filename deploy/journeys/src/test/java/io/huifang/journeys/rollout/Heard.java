package io.huifang.journeys.rollout;

import io.huifang.journeys.http.Exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * What one request came to, without a word of what was said.
 *
 * @param sentAt by the client's clock
 * @param took until the answer was there, or hope was given up
 * @param status HTTP status; 0 when there was no answer
 */
record Heard(Instant sentAt, Duration took, int status) {
    static Heard of(Exchange exchange) {
        return new Heard(exchange.sentAt(), exchange.took(), exchange.status().orElse(0));
    }

    /** Whether the client must ask again and can only hope. */
    boolean isError() {
        return status == 0 || status >= 500;
    }

    /** What it was, such as "503" or "no answer". */
    String what() {
        return status == 0 ? "no answer" : Integer.toString(status);
    }
}
