package io.huifang.survey.telling;

import io.huifang.contract.wallet.WalletEvent;

import java.time.Instant;

/**
 * Something a customer said on a page of his, as intake is told of it.
 *
 * @param id the event's; the same one means the same event
 * @param customerId who
 * @param at when he said so, UTC
 * @param fact what
 * @param narrative in his own words, which intake seals; null for none
 */
public record Saying(String id, String customerId, Instant at, WalletEvent fact, String narrative) {

    /** Without his words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "Saying[" + id + "]";
    }
}
