package io.huifang.journeys.evidence;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the survey service's database holds.
 *
 * @param attempts attempts it was handed
 * @param conclusions how attempts ended
 */
public record SurveyRows(List<Attempt> attempts, List<Conclusion> conclusions) {
    private static final Set<String> ENDED = Set.of("CONCLUDED", "RETURNED");

    /**
     * One attempt as survey sees it.
     *
     * @param id the attempt
     * @param state where it stands
     * @param token number of claims so far
     * @param claimedAt start of the current or last lease; null before the first
     * @param leaseUntil end of the current lease; null without one
     * @param window when the customer may be called
     */
    public record Attempt(
            UUID id,
            String state,
            long token,
            Instant claimedAt,
            Instant leaseUntil,
            Window window) {
        public boolean isOpen() {
            return !ENDED.contains(state);
        }
    }

    /**
     * A stretch of time in which a customer may be called.
     *
     * @param from first instant
     * @param until first instant after it
     */
    public record Window(Instant from, Instant until) {
        /** Whether any instant between the two, both included, lies in it. */
        public boolean meets(Instant first, Instant last) {
            return first.isBefore(until) && !last.isBefore(from);
        }
    }

    /**
     * One conclusion.
     *
     * @param attempt the attempt
     * @param task its task
     * @param number the attempt's number, from 1
     * @param agent account name
     * @param disposition how it ended
     * @param answers the customer's by question id; null when nothing was asked
     * @param claimedAt start of the lease under which it was concluded
     * @param concludedAt when
     */
    public record Conclusion(
            UUID attempt,
            UUID task,
            int number,
            String agent,
            String disposition,
            JsonNode answers,
            Instant claimedAt,
            Instant concludedAt) {
        public boolean isAnswered() {
            return answers != null;
        }
    }

    public SurveyRows withAttempts(List<Attempt> other) {
        return new SurveyRows(other, conclusions);
    }

    public SurveyRows withConclusions(List<Conclusion> other) {
        return new SurveyRows(attempts, other);
    }
}
