package io.huifang.survey.insight.theme;

import io.huifang.survey.exchange.RefusedRequest;
import io.huifang.survey.insight.asking.Parameters;
import io.huifang.survey.insight.asking.Period;
import io.huifang.survey.insight.theme.ShownWindows.Grain;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * What somebody asks about themes.
 *
 * @param first day, of the pages' zone
 * @param last day, inclusive
 * @param language {@code zh} or {@code en}; null for both
 * @param grain of the windows
 */
public record ThemesQuery(LocalDate first, LocalDate last, String language, Grain grain) {
    /** By the day, in both languages. */
    public static ThemesQuery daily(LocalDate first, LocalDate last) {
        return new ThemesQuery(first, last, null, Grain.DAY);
    }

    /** By the week, in both languages. */
    public static ThemesQuery weekly(LocalDate first, LocalDate last) {
        return new ThemesQuery(first, last, null, Grain.WEEK);
    }

    /**
     * @throws RefusedRequest 400 when a parameter cannot be read, or is none
     */
    static ThemesQuery of(MultivaluedMap<String, String> given, Instant now, ZoneId zone) {
        Parameters parameters = new Parameters(given, Set.of("from", "to", "language", "grain"));
        String language = parameters.text("language").orElse(null);
        if (language != null && !Set.of("zh", "en").contains(language)) {
            parameters.fault("language", "unknown", "zh or en");
        }
        String grain = parameters.text("grain").orElse(Grain.DAY.name());
        if (!Set.of(Grain.DAY.name(), Grain.WEEK.name()).contains(grain)) {
            parameters.fault("grain", "unknown", "DAY or WEEK");
        }
        parameters.check();
        Period period = Period.of(period(given), now);
        return new ThemesQuery(
                period.from().atZone(zone).toLocalDate(),
                period.until().minusNanos(1).atZone(zone).toLocalDate(),
                language,
                Grain.valueOf(grain));
    }

    private static MultivaluedMap<String, String> period(MultivaluedMap<String, String> given) {
        MultivaluedMap<String, String> period = new MultivaluedHashMap<>();
        for (String name : Set.of("from", "to")) {
            if (given.containsKey(name)) period.put(name, given.get(name));
        }
        return period;
    }
}
