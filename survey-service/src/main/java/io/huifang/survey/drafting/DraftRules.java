package io.huifang.survey.drafting;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.Problem;
import io.huifang.survey.exchange.Problems;

import java.util.Optional;
import java.util.OptionalLong;

/** Who may go on with a draft: he who has seen its newest state. Pure. */
final class DraftRules {
    static final Problem REVISION_REQUIRED =
            Problem.of(428, "revision-required", "Send the draft's ETag as If-Match");
    static final Problem DRAFT_CHANGED =
            Problem.of(412, "draft-changed", "The draft was changed meanwhile; look at it again");

    private DraftRules() {}

    /**
     * @param found the draft as it is now; empty for none
     * @param seen the revision the asker has seen; empty when he names none
     */
    static Optional<Answer> refusal(Optional<DocumentDraft> found, OptionalLong seen) {
        if (found.isEmpty()) {
            return Optional.of(new Answer.Refused(Problems.NOT_FOUND));
        }
        if (seen.isEmpty()) {
            return Optional.of(new Answer.Refused(REVISION_REQUIRED));
        }
        return found.get().revision() == seen.getAsLong()
                ? Optional.empty()
                : Optional.of(new Answer.Refused(DRAFT_CHANGED));
    }
}
