package io.huifang.intake.sender;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;

import java.util.concurrent.CompletionStage;

/** Who a caller is, as far as can be said now. */
public sealed interface Identity {
    /** What who is no known sender is answered; asked twice, "undecided" is as good as unproven. */
    default Problem problem() {
        if (this instanceof Unknown) {
            return Problems.UNAUTHENTICATED;
        }
        return this instanceof Stranger ? Problems.FORBIDDEN : Problems.ISSUER_UNAVAILABLE;
    }

    /**
     * A sender of ours.
     *
     * @param sender which
     */
    record Known(Sender sender) implements Identity {}

    /** Nobody we know. */
    record Unknown() implements Identity {}

    /** The issuer knows him, we do not: his client is no sender's. */
    record Stranger() implements Identity {}

    /**
     * The issuer is being asked; ask again, once, when it has answered.
     *
     * @param until completed, never with a failure, when it has answered or will not
     */
    record Undecided(CompletionStage<Void> until) implements Identity {}

    /** Nobody can tell while the issuer does not answer. */
    record Unproven() implements Identity {}
}
