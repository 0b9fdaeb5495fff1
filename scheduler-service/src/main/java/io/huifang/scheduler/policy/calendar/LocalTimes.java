package io.huifang.scheduler.policy.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Local times as instants, also where a clock change makes them happen never or twice. */
public final class LocalTimes {
    private LocalTimes() {}

    /**
     * The instant by which the local time has certainly come: the second of two, and as much after
     * a gap as the time lay inside it.
     */
    public static Instant latest(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) return local.toInstant(rules.getOffset(local));
        return change.isGap()
                ? local.toInstant(change.getOffsetBefore())
                : local.toInstant(change.getOffsetAfter());
    }

    /** The instant before which the local time has certainly not come: the first of two. */
    public static Instant earliest(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) return local.toInstant(rules.getOffset(local));
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }
}
