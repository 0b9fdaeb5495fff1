package io.huifang.journeys.wallet;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Places where people may be called now, and for hours to come. */
public final class Daytime {
    private static final LocalTime FROM = LocalTime.of(10, 0);
    private static final LocalTime UNTIL = LocalTime.of(14, 30);

    /** At least one every two hours around the world. */
    private static final List<ZoneId> PLACES =
            Stream.of(
                            "Pacific/Auckland",
                            "Pacific/Noumea",
                            "Australia/Brisbane",
                            "Asia/Tokyo",
                            "Asia/Shanghai",
                            "Asia/Bangkok",
                            "Asia/Dhaka",
                            "Asia/Karachi",
                            "Asia/Dubai",
                            "Africa/Nairobi",
                            "Europe/Helsinki",
                            "Europe/Paris",
                            "Africa/Accra",
                            "Atlantic/Cape_Verde",
                            "America/Noronha",
                            "America/Sao_Paulo",
                            "America/Puerto_Rico",
                            "America/Lima",
                            "America/Costa_Rica",
                            "America/Phoenix",
                            "America/Los_Angeles",
                            "America/Anchorage",
                            "Pacific/Honolulu",
                            "Pacific/Pago_Pago")
                    .map(ZoneId::of)
                    .toList();

    private Daytime() {}

    /** Zones where it is late morning or noon; never empty. */
    public static List<ZoneId> zones(Instant now) {
        return PLACES.stream()
                .filter(
                        zone -> {
                            LocalTime there = LocalTime.ofInstant(now, zone);
                            return !there.isBefore(FROM) && there.isBefore(UNTIL);
                        })
                .toList();
    }
}
