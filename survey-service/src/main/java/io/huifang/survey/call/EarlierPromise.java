package io.huifang.survey.call;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.huifang.survey.history.Conclusion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something promised to the customer in an earlier call. Whether it was kept is decided by events,
 * and the scheduler knows it.
 *
 * @param attemptId the attempt in which it was promised
 * @param reason what that call was about
 * @param promisedAt when, UTC
 * @param keptBy type of the wallet event that keeps it
 * @param subjectRef what it is about; absent for anything of the customer
 * @param dueAt until when, UTC
 * @param dueAlready whether that instant has passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarlierPromise(
        UUID attemptId,
        String reason,
        Instant promisedAt,
        String keptBy,
        String subjectRef,
        Instant dueAt,
        boolean dueAlready) {

    /** Those in the conclusions, in their order. */
    static List<EarlierPromise> in(List<Conclusion> conclusions, Instant now) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.ending().promise() != null)
                .map(conclusion -> of(conclusion, now))
                .toList();
    }

    private static EarlierPromise of(Conclusion conclusion, Instant now) {
        Conclusion.Promise promise = conclusion.ending().promise();
        return new EarlierPromise(
                conclusion.attemptId(),
                conclusion.reason(),
                conclusion.concludedAt(),
                promise.keptBy(),
                promise.subjectRef(),
                promise.dueAt(),
                !promise.dueAt().isAfter(now));
    }
}
