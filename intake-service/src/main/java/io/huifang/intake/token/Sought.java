package io.huifang.intake.token;

import java.security.PublicKey;
import java.util.concurrent.CompletionStage;

/** What came of looking for a key of the issuer's. */
sealed interface Sought {
    /**
     * Here it is.
     *
     * @param key good right now
     * @param of the keys it is one of
     */
    record Found(PublicKey key, KeySet of) implements Sought {}

    /** The issuer has no such key: it was asked after the caller had come. */
    record Absent() implements Sought {}

    /**
     * The issuer is being asked.
     *
     * @param then completed, never with a failure, when it has answered or will not; with one of
     *     the others
     */
    record Undecided(CompletionStage<Sought> then) implements Sought {}

    /** Nobody can tell: the issuer does not answer, or was asked before the caller came. */
    record Unavailable() implements Sought {}
}
