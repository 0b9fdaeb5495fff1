package io.huifang.survey.invitation;

import io.huifang.survey.questionnaire.Questionnaire;

/** What a link to a questionnaire leads to. */
sealed interface Survey {
    /** Questions that can be answered. */
    record Open(Invitation invitation, Questionnaire questionnaire) implements Survey {}

    /** They were answered. */
    record Answered() implements Survey {}

    /** The link is not ours or has ended. */
    record Gone() implements Survey {}
}
