package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.AppointmentRules;

import java.time.Duration;

/** The document's {@code appointments}: which times customers may choose. */
final class AppointmentsSection {
    private static final Duration SHORTEST_SLOT = Duration.ofMinutes(5);
    private static final Duration LONGEST_SLOT = Duration.ofHours(4);
    private static final Duration LONGEST_HORIZON = Duration.ofDays(14);
    private static final int MOST_PER_SLOT = 10_000;

    private AppointmentsSection() {}

    static AppointmentRules read(At at) {
        at.allow("slot", "lead", "horizon", "perSlot", "reserve");
        Duration slot = Forms.duration(at.required("slot"), SHORTEST_SLOT);
        if (slot.compareTo(LONGEST_SLOT) > 0 || slot.toSeconds() % 60 != 0) {
            at.property("slot").fault("invalid-slot", "must be whole minutes, at most four hours");
            slot = SHORTEST_SLOT;
        }
        Duration horizon = Forms.duration(at.required("horizon"), Duration.ofHours(1));
        if (horizon.compareTo(LONGEST_HORIZON) > 0) {
            at.property("horizon").fault("too-long", "must not be longer than 14 days");
        }
        int perSlot = at.required("perSlot").whole(0, MOST_PER_SLOT);
        int reserve = at.optional("reserve").map(it -> it.whole(0, MOST_PER_SLOT)).orElse(0);
        if (reserve > perSlot) {
            at.property("reserve").fault("too-many", "must not be more than perSlot");
            reserve = 0;
        }
        Duration lead = Forms.duration(at.required("lead"), Duration.ZERO);
        return new AppointmentRules(slot, lead, horizon, perSlot, reserve);
    }
}
