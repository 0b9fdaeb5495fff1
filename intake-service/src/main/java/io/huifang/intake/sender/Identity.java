package io.huifang.intake.sender;

import io.huifang.intake.problem.Problem;
import io.huifang.intake.problem.Problems;

import java.util.concurrent.CompletionStage;

/** Who a caller is, as far as can be said now. */
public sealed interface Identity {
    /** What who is no known sender is answered. */
    default Problem problem() {
        if (this instanceof Unknown) {
            return Problems.UNAUTHENTICATED;
        }
        return this instanceof Stranger || this instanceof Service
                ? Problems.FORBIDDEN
                : Problems.ISSUER_UNAVAILABLE;
    }

    /**
     * A sender of ours.
     *
     * @param sender which
     */
    record Known(Sender sender) implements Identity {}

    /**
     * A service of ours, shown by its token. Answered by resources only: nothing is posted so.
     *
     * @param name as configured
     */
    record Service(String name) implements Identity {}

    /** Nobody we know. */
    record Unknown() implements Identity {}

    /** The issuer knows him, we do not: his client is no sender's. */
    record Stranger() implements Identity {}

    /**
     * The issuer is being asked.
     *
     * @param then completed, never with a failure, when it has answered or will not; with one of
     *     the others
     */
    record Undecided(CompletionStage<Identity> then) implements Identity {}

    /** Nobody can tell right now. */
    record Unproven() implements Identity {}
}
