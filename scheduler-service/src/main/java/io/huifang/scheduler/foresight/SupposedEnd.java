package io.huifang.scheduler.foresight;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.problem.Problem;
import io.huifang.scheduler.problem.ProblemException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How an attempt is supposed to end.
 *
 * @param disposition how
 * @param appointmentAt the time the customer would choose, UTC; null for none
 * @param followUp whether the agent would ask for a follow-up
 */
public record SupposedEnd(Disposition disposition, Instant appointmentAt, boolean followUp) {
    /**
     * @throws ProblemException 422 when a parameter does not hold
     */
    static SupposedEnd of(String disposition, String appointmentAt, boolean followUp) {
        Disposition known =
                Stream.of(Disposition.values())
                        .filter(it -> it.name().equals(disposition))
                        .findFirst()
                        .orElseThrow(() -> wrong("disposition", "is no disposition"));
        boolean appoints = known == Disposition.APPOINTMENT_MADE;
        if (appoints != (appointmentAt != null)) {
            throw wrong("appointmentAt", "belongs to APPOINTMENT_MADE, and to nothing else");
        }
        return new SupposedEnd(known, appoints ? instant(appointmentAt) : null, followUp);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notOne) {
            throw wrong("appointmentAt", "must be RFC 3339 with offset");
        }
    }

    private static ProblemException wrong(String parameter, String detail) {
        return ProblemException.invalid(List.of(new Problem.Fault(parameter, "invalid", detail)));
    }

    /** The fact that would be told of it. */
    AttemptConcluded of(CallbackTask task, Attempt attempt, UUID factId, Instant now) {
        return new AttemptConcluded(
                factId,
                now,
                task.matter().customerId(),
                task.id(),
                attempt.attemptId(),
                attempt.number(),
                disposition,
                null,
                now,
                now,
                appointmentAt,
                followUp,
                null,
                null,
                null,
                null);
    }
}
