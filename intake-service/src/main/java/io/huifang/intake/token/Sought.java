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

    /** The issuer has no such key. */
    record Absent() implements Sought {}

    /**
     * The issuer is being asked.
     *
     * @param until completed, never with a failure, when it has answered or will not
     */
    record Undecided(CompletionStage<Void> until) implements Sought {}

    /** Nobody can tell: the issuer does not answer. */
    record Unavailable() implements Sought {}
}
