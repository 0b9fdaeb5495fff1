package io.huifang.survey.review;

import io.huifang.survey.masking.SensitiveNumbers;

import java.util.UUID;

/**
 * A supervisor's wish to say what he thinks of a call.
 *
 * @param reviewer his account name
 * @param attemptId the call
 * @param replaces the version he read before; 0 for none
 * @param scores how good it was
 * @param remarks own words, kept without card and identity numbers; null for none
 */
record ReviewCommand(String reviewer, UUID attemptId, int replaces, Scores scores, String remarks) {

    ReviewCommand {
        remarks = remarks == null ? null : SensitiveNumbers.mask(remarks);
    }

    /** Without the words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "ReviewCommand[" + reviewer + ", " + attemptId + "]";
    }
}
