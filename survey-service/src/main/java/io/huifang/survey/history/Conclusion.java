package io.huifang.survey.history;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How an attempt ended.
 *
 * @param attemptId the attempt
 * @param callbackId the callback task
 * @param customerId the customer of the task
 * @param number the attempt's number within the task
 * @param reason why we called
 * @param agent account name of who concluded it
 * @param claimedAt start of the lease it was concluded under, UTC
 * @param revealedAt when the number was first shown, UTC; null when it never was
 * @param concludedAt when it ended, UTC
 * @param ending what the agent recorded
 * @param asked what the customer answered
 * @param covered what it says of its script
 * @param corrections later words on it, oldest first
 */
public record Conclusion(
        UUID attemptId,
        UUID callbackId,
        String customerId,
        int number,
        String reason,
        String agent,
        Instant claimedAt,
        Instant revealedAt,
        Instant concludedAt,
        Ending ending,
        Asked asked,
        CoveredScript covered,
        List<Correction> corrections) {

    public Conclusion {
        corrections = List.copyOf(corrections);
    }

    /** How the attempt ended, by the latest word. */
    public Disposition disposition() {
        return corrections.isEmpty()
                ? ending.disposition()
                : corrections.get(corrections.size() - 1).disposition();
    }

    /** With one more word on it. */
    public Conclusion corrected(Correction correction) {
        List<Correction> all = new ArrayList<>(corrections);
        all.add(correction);
        return new Conclusion(
                attemptId,
                callbackId,
                customerId,
                number,
                reason,
                agent,
                claimedAt,
                revealedAt,
                concludedAt,
                ending,
                asked,
                covered,
                all);
    }

    /**
     * What the agent recorded.
     *
     * @param disposition how it ended
     * @param rootCause code; null when not recorded
     * @param promise null for none
     * @param appointmentAt the instant the customer chose, UTC; only with APPOINTMENT_MADE
     * @param followUp whether a follow-up task is asked for
     * @param note own words; null for none. Rests sealed
     * @param next who should call next; told, not kept
     */
    public record Ending(
            Disposition disposition,
            String rootCause,
            Promise promise,
            Instant appointmentAt,
            boolean followUp,
            String note,
            Next next) {

        /** Of one who says nothing of who should call next, as all that is read again. */
        public Ending(
                Disposition disposition,
                String rootCause,
                Promise promise,
                Instant appointmentAt,
                boolean followUp,
                String note) {
            this(disposition, rootCause, promise, appointmentAt, followUp, note, Next.ANYBODY);
        }

        /** Without what people said, so that a log line with it does no harm. */
        @Override
        public String toString() {
            return "Ending[" + disposition + "]";
        }
    }

    /**
     * Who should call next.
     *
     * @param mine whether the agent himself
     * @param language BCP 47 language he heard; null for nothing told
     */
    public record Next(boolean mine, String language) {
        static final Next ANYBODY = new Next(false, null);
    }

    /**
     * A dated promise.
     *
     * @param keptBy type of the wallet event that keeps it
     * @param subjectRef what it is about; null for anything of the customer
     * @param dueAt until when, UTC
     */
    public record Promise(String keptBy, String subjectRef, Instant dueAt) {}

    /**
     * What the customer answered.
     *
     * @param questionnaire its id; null when nothing was answered
     * @param version its version; 0 when nothing was answered
     * @param choices numbers, flags and codes by question id
     * @param words free text by question id. Rests sealed
     */
    public record Asked(
            String questionnaire,
            int version,
            Map<String, Object> choices,
            Map<String, String> words) {
        /** Nothing was asked or answered. */
        public static final Asked NOTHING = new Asked(null, 0, Map.of(), Map.of());

        /** Without what the customer said, so that a log line with it does no harm. */
        @Override
        public String toString() {
            return "Asked[" + questionnaire + " version " + version + "]";
        }

        public boolean isEmpty() {
            return choices.isEmpty() && words.isEmpty();
        }

        /** The rating given to that question; null when there is none. */
        public Integer rating(String question) {
            return choices.get(question) instanceof Integer rating ? rating : null;
        }

        /** The yes or no given to that question; null when there is none. */
        public Boolean yesNo(String question) {
            return choices.get(question) instanceof Boolean answer ? answer : null;
        }
    }
}
