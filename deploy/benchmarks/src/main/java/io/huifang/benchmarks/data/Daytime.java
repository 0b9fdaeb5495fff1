package io.huifang.benchmarks.data;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Zones in which it is the middle of the day, or of the night, while the benchmark runs. */
public final class Daytime {
    private Daytime() {}

    /** An IANA zone where it is between 13:00 and 14:00 now. */
    public static String zone() {
        return zoneWhereItIs(13);
    }

    /** An IANA zone where it is between 1:00 and 2:00 in the night: nobody is called there soon. */
    public static String nightlyZone() {
        return zoneWhereItIs(1);
    }

    private static String zoneWhereItIs(int hour) {
        int west = ZonedDateTime.now(ZoneOffset.UTC).getHour() - hour;
        if (west > 12) west -= 24;
        // by POSIX custom the sign is turned round: Etc/GMT+5 is five hours behind UTC
        return west == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(west);
    }
}
