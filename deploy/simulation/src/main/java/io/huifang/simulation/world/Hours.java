package io.huifang.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When agents work: from 9 to 20 in the company's zone. */
final class Hours {
    private static final int FROM = 9;
    private static final int UNTIL = 20;
    private static final int EVENING = 17;

    private Hours() {}

    /** Then, or when they begin again. */
    static Instant open(Instant at) {
        ZonedDateTime local = at.atZone(Scenario.ZONE);
        if (local.getHour() < FROM) return opening(local);
        return local.getHour() < UNTIL ? at : opening(local.plusDays(1));
    }

    private static Instant opening(ZonedDateTime day) {
        return day.truncatedTo(ChronoUnit.DAYS).withHour(FROM).toInstant();
    }

    /** The next evening after then, or this one. */
    static Instant evening(Instant at) {
        ZonedDateTime local = at.atZone(Scenario.ZONE);
        ZonedDateTime evening = local.truncatedTo(ChronoUnit.DAYS).withHour(EVENING);
        return (local.getHour() < EVENING ? evening : evening.plusDays(1))
                .plus(Duration.ofMinutes(15))
                .toInstant();
    }

    static boolean isEvening(Instant at) {
        return at.atZone(Scenario.ZONE).getHour() >= EVENING;
    }
}
