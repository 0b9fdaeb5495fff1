package io.huifang.simulation.world;

import java.time.Instant;

/**
 * Something that happens to a customer.
 *
 * @param at when, UTC
 * @param harm what
 * @param customer to whom
 * @param cause why; null for types without a cause
 * @param merchantCategory what was paid for; null when not told
 * @param first whether it is no consequence of another one
 */
record Happening(
        Instant at,
        Harm harm,
        Customer customer,
        String cause,
        String merchantCategory,
        boolean first) {}
