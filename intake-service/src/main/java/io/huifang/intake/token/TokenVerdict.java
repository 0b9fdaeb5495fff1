package io.huifang.intake.token;

import java.util.concurrent.CompletionStage;

/** What is known of a bearer that may be an access token. */
public sealed interface TokenVerdict {
    /**
     * A good one.
     *
     * @param client the OAuth2 client it was given to
     */
    record Good(String client) implements TokenVerdict {}

    /** None, or a bad one. */
    record Bad() implements TokenVerdict {}

    /**
     * The issuer is being asked for a key; ask again, once, when it has answered.
     *
     * @param until completed, never with a failure, when it has answered or will not
     */
    record Undecided(CompletionStage<Void> until) implements TokenVerdict {}

    /** Nobody can tell while the issuer does not answer. */
    record Unavailable() implements TokenVerdict {}
}
