package io.huifang.survey.conclusion;

import io.huifang.contract.attempt.Disposition;
import io.huifang.survey.exchange.Violation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which end of an attempt has the instant of an appointment, and which instants may be named. */
public final class AppointmentRule {
    private static final String POINTER = "/appointmentAt";

    /** An instant further ahead is a slip of the pen. */
    private static final Duration FURTHEST = Duration.ofDays(366);

    private AppointmentRule() {}

    /** Everything that is wrong with that end. */
    public static List<Violation> faults(
            Disposition disposition, Instant appointmentAt, Instant now) {
        boolean appoints = disposition == Disposition.APPOINTMENT_MADE;
        if (appoints && appointmentAt == null) {
            return List.of(new Violation(POINTER, "missing", "an appointment needs its instant"));
        }
        if (!appoints && appointmentAt != null) {
            return List.of(
                    new Violation(POINTER, "not-allowed", "belongs to APPOINTMENT_MADE only"));
        }
        return untimely(POINTER, appointmentAt, now).stream().toList();
    }

    /** What is wrong with an instant that is to come; null is none. */
    static Optional<Violation> untimely(String pointer, Instant moment, Instant now) {
        if (moment == null) {
            return Optional.empty();
        }
        if (!moment.isAfter(now)) {
            return Optional.of(new Violation(pointer, "in-the-past", "must be in the future"));
        }
        return moment.isAfter(now.plus(FURTHEST))
                ? Optional.of(new Violation(pointer, "too-far-ahead", "must be within a year"))
                : Optional.empty();
    }
}
