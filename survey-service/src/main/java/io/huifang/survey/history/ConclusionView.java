package io.huifang.survey.history;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.masking.SensitiveNumbers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A concluded attempt in a customer's history. Only for those who may read its free text.
 *
 * @param attemptId the attempt
 * @param callbackId the callback task
 * @param number the attempt's number within the task
 * @param reason why we called
 * @param agent account name of who concluded it
 * @param claimedAt start of the lease, UTC
 * @param revealedAt when the number was first shown, UTC; absent when it never was
 * @param concludedAt when it ended, UTC
 * @param disposition how it ended, as it was first written down
 * @param rootCause code; absent when not recorded
 * @param promise what was promised; absent for nothing
 * @param appointmentAt the instant the customer chose, UTC; absent without an appointment
 * @param followUp whether a follow-up task was asked for
 * @param note the agent's note; absent for none
 * @param removed kinds of numbers that were removed from note and answers, {@code payment-card} and
 *     {@code identity-number}; absent for none
 * @param questionnaire id of the questionnaire answered; absent when nothing was answered
 * @param questionnaireVersion its version; absent when nothing was answered
 * @param answers by question id, free text included; absent when nothing was answered
 * @param script what was covered of it; absent when nothing was said
 * @param corrections later words on how it ended, oldest first; the last one counts; absent for
 *     none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConclusionView(
        UUID attemptId,
        UUID callbackId,
        int number,
        String reason,
        String agent,
        Instant claimedAt,
        Instant revealedAt,
        Instant concludedAt,
        Disposition disposition,
        String rootCause,
        PromiseView promise,
        Instant appointmentAt,
        boolean followUp,
        String note,
        List<String> removed,
        String questionnaire,
        Integer questionnaireVersion,
        Map<String, Object> answers,
        ScriptView script,
        List<CorrectionView> corrections) {

    /**
     * What was promised.
     *
     * @param keptBy type of the wallet event that keeps it
     * @param subjectRef what it is about; absent for anything of the customer
     * @param dueAt until when, UTC
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PromiseView(String keptBy, String subjectRef, Instant dueAt) {
        static PromiseView of(Conclusion.Promise promise) {
            return promise == null
                    ? null
                    : new PromiseView(promise.keptBy(), promise.subjectRef(), promise.dueAt());
        }
    }

    /**
     * What was covered of the script.
     *
     * @param id the script
     * @param version its version
     * @param covered codes and flags by step id, as they were ticked
     * @param left ids of the key steps that were left out
     * @param leftBecause why; absent for nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScriptView(
            String id,
            int version,
            Map<String, Object> covered,
            List<String> left,
            String leftBecause) {
        /** Without the agent's words, so that a log line with it does no harm. */
        @Override
        public String toString() {
            return "ScriptView[" + id + "]";
        }

        static ScriptView of(CoveredScript covered) {
            return covered.isSaid()
                    ? new ScriptView(
                            covered.script(),
                            covered.version(),
                            covered.ticks(),
                            covered.left(),
                            covered.because())
                    : null;
        }
    }

    public static ConclusionView of(Conclusion conclusion) {
        Conclusion.Ending ending = conclusion.ending();
        Conclusion.Asked asked = conclusion.asked();
        return new ConclusionView(
                conclusion.attemptId(),
                conclusion.callbackId(),
                conclusion.number(),
                conclusion.reason(),
                conclusion.agent(),
                conclusion.claimedAt(),
                conclusion.revealedAt(),
                conclusion.concludedAt(),
                ending.disposition(),
                ending.rootCause(),
                PromiseView.of(ending.promise()),
                ending.appointmentAt(),
                ending.followUp(),
                ending.note(),
                orNull(removed(conclusion)),
                asked.questionnaire(),
                asked.isEmpty() ? null : asked.version(),
                answers(asked),
                ScriptView.of(conclusion.covered()),
                orNull(conclusion.corrections().stream().map(CorrectionView::of).toList()));
    }

    private static List<String> removed(Conclusion conclusion) {
        return Stream.concat(
                        Stream.ofNullable(conclusion.ending().note()),
                        conclusion.asked().words().values().stream())
                .flatMap(text -> SensitiveNumbers.removedFrom(text).stream())
                .distinct()
                .toList();
    }

    private static <T> List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    /** Without what people said, so that a log line with it does no harm. */
    @Override
    public String toString() {
        return "ConclusionView[" + attemptId + "]";
    }

    private static Map<String, Object> answers(Conclusion.Asked asked) {
        if (asked.isEmpty()) {
            return null;
        }
        Map<String, Object> answers = new LinkedHashMap<>(asked.choices());
        answers.putAll(asked.words());
        return answers;
    }
}
