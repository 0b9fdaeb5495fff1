package io.huifang.outbox.audit;

import java.time.Instant;

/**
 * Both ends of the chain.
 *
 * @param position of the last link; 0 for none
 * @param hash of the last link
 * @param cutPosition of the last link that retention removed; 0 for none
 * @param cutHash of that link
 * @param now the database's now, UTC
 */
public record ChainEnds(
        long position, byte[] hash, long cutPosition, byte[] cutHash, Instant now) {}
