package io.huifang.benchmarks.data;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Zones in which it is the middle of the day while the benchmark runs, at any hour. */
public final class Daytime {
    private Daytime() {}

    /** An IANA zone where it is between 13:00 and 14:00 now. */
    public static String zone() {
        int west = ZonedDateTime.now(ZoneOffset.UTC).getHour() - 13;
        // by POSIX custom the sign is turned round: Etc/GMT+5 is five hours behind UTC
        return west == 0 ? "Etc/GMT" : "Etc/GMT%+d".formatted(west);
    }
}
