package io.huifang.survey.verification;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;
import io.huifang.survey.exchange.Violation;

import java.util.List;

/** Why a step that needs a customer we know may not be taken. */
public enum IdentityRefusal {
    /** The number was not shown: nobody is on the line. */
    NOT_REVEALED(Problem.of(409, "not-revealed", "Nobody was called yet under this lease")),
    /** The phrase of the call comes first. */
    NO_PHRASE(Problem.of(409, "phrase-not-confirmed", "Check the phrase of the call first")),
    /** Too many tries failed. */
    BLOCKED(
            Problem.of(
                    409,
                    "identity-blocked",
                    "Too many tries failed; end the call and conclude with ID_FAILED")),
    /** The customer has not shown who he is. */
    NOT_VERIFIED(Problem.of(409, "not-verified", "The customer has not shown who he is")),
    /** The matter does not need it, so it may not be asked. */
    NOT_NEEDED(
            Problems.INVALID.at(
                    List.of(
                            new Violation(
                                    "/method",
                                    "not-needed",
                                    "may not be asked for in this matter"))));

    private final Problem problem;

    IdentityRefusal(Problem problem) {
        this.problem = problem;
    }

    public Answer answer() {
        return new Answer.Refused(problem);
    }
}
