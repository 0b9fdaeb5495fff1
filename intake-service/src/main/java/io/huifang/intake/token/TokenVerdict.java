package io.huifang.intake.token;

import java.util.concurrent.CompletionStage;

/** What is known of a bearer that may be an access token. */
public sealed interface TokenVerdict {
    /**
     * A good one.
     *
     * @param grant whom it was given to, and for what
     */
    record Good(Grant grant) implements TokenVerdict {}

    /** None, or a bad one. */
    record Bad() implements TokenVerdict {}

    /**
     * The issuer is being asked for a key.
     *
     * @param then completed, never with a failure, when it has answered or will not; with one of
     *     the others
     */
    record Undecided(CompletionStage<TokenVerdict> then) implements TokenVerdict {}

    /** Nobody can tell right now. */
    record Unavailable() implements TokenVerdict {}
}
