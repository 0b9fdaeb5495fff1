package io.huifang.survey.review;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.UUID;

/**
 * What a supervisor thinks of a call. For the agent who made it, supervisors and auditors.
 *
 * @param attemptId the call
 * @param version from 1; what replaces it must name it
 * @param reviewedAt when, UTC
 * @param reviewer account name of who thinks so
 * @param agent account name of who made the call
 * @param listening 1–5
 * @param empathy 1–5
 * @param correctness 1–5
 * @param procedure 1–5
 * @param remarks own words; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewView(
        UUID attemptId,
        int version,
        Instant reviewedAt,
        String reviewer,
        String agent,
        int listening,
        int empathy,
        int correctness,
        int procedure,
        String remarks) {

    static ReviewView of(Review review) {
        Scores scores = review.scores();
        return new ReviewView(
                review.attemptId(),
                review.version(),
                review.reviewedAt(),
                review.reviewer(),
                review.agent(),
                scores.listening(),
                scores.empathy(),
                scores.correctness(),
                scores.procedure(),
                review.remarks());
    }

    /** Without the words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "ReviewView[" + attemptId + " version " + version + "]";
    }
}
