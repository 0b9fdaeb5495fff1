package io.huifang.survey.insight.indicator.tally;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.attempt.Disposition;

import java.time.Instant;
import java.util.UUID;

/**
 * Attempts of one callback about an event at eight o'clock, dialled half an hour before their end.
 */
final class AnAttempt {
    static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    static final UUID CALLBACK = new UUID(1, 1);

    private final int number;
    private UUID id;
    private int revision;
    private Instant at = EIGHT.plusSeconds(7200);
    private Disposition disposition = Disposition.NO_ANSWER;
    private Boolean dialled = true;
    private Instant appointmentAt;

    private AnAttempt(int number) {
        this.number = number;
        this.id = new UUID(2, number);
    }

    static AnAttempt number(int number) {
        return new AnAttempt(number);
    }

    AnAttempt ended(Disposition how, Instant when) {
        disposition = how;
        at = when;
        return this;
    }

    AnAttempt revision(int nth) {
        revision = nth;
        return this;
    }

    AnAttempt notDialled() {
        dialled = false;
        return this;
    }

    AnAttempt keeping(Instant appointment) {
        appointmentAt = appointment;
        return this;
    }

    AttemptFact fact() {
        return new AttemptFact(
                UUID.randomUUID(),
                at,
                "pseudonym",
                CALLBACK,
                id,
                number,
                revision,
                "refund-delayed",
                60,
                "SERVICE",
                disposition,
                disposition.aapor().orElse(null),
                disposition.contacted(),
                disposition.rightParty(),
                "agent-1",
                EIGHT,
                EIGHT,
                at.minusSeconds(2400),
                at.minusSeconds(1860),
                dialled ? at.minusSeconds(1800) : null,
                null,
                1,
                "CN",
                null,
                "north",
                null,
                appointmentAt,
                dialled,
                null,
                null,
                null);
    }
}
