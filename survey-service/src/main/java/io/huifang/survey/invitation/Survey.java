package io.huifang.survey.invitation;

import io.huifang.survey.questionnaire.Questionnaire;

/** What a link to a questionnaire leads to. */
sealed interface Survey {
    /** Questions that can be answered. */
    record Open(Invitation invitation, Questionnaire questionnaire) implements Survey {}

    /** They were answered. */
    record Answered() implements Survey {}

    /** Surveys were stopped for the customer before he answered. */
    record Stopped() implements Survey {}

    /** The time to answer is over. */
    record Over() implements Survey {}

    /** The link is not ours, or its customer is not. */
    record Gone() implements Survey {}
}
