package io.huifang.journeys.wallet;

import io.huifang.journeys.http.Exchange;

/**
 * One event sent once, and what intake said.
 *
 * @param draft the event
 * @param verdict what the sender may conclude from the answer
 */
public record Sending(Draft draft, Verdict verdict) {

    /** What a sender knows of an event. */
    public enum Verdict {
        /** 2xx: it is intake's from now on. */
        ACCEPTED,
        /** 4xx: it never happened. */
        REFUSED,
        /** Anything else: it may have been taken. */
        UNCLEAR
    }

    static Sending of(Draft draft, Exchange exchange) {
        if (exchange.isSuccess()) {
            return new Sending(draft, Verdict.ACCEPTED);
        }
        return new Sending(draft, exchange.isRefusal() ? Verdict.REFUSED : Verdict.UNCLEAR);
    }

    public EventKey key() {
        return draft.key();
    }
}
