package io.huifang.survey.review;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of what a supervisor thinks of a concluded call.
 *
 * @param attemptId the call
 * @param version from 1; the highest counts
 * @param reviewedAt when, UTC
 * @param reviewer account name of who thinks so
 * @param agent account name of who made the call
 * @param customerId whom he called
 * @param scores how good it was
 * @param remarks the reviewer's own words; null for none. Rests sealed
 */
record Review(
        UUID attemptId,
        int version,
        Instant reviewedAt,
        String reviewer,
        String agent,
        String customerId,
        Scores scores,
        String remarks) {

    /** Without the words, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "Review[" + attemptId + " version " + version + "]";
    }
}
