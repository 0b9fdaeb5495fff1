package io.huifang.scheduler.policy.document;

import io.huifang.scheduler.policy.Wait;
import io.huifang.scheduler.policy.calendar.Hours;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms of single values that several sections use. */
final class Forms {
    /** Nothing in a policy lasts longer; see the horizon of the calling windows. */
    static final Duration LONGEST = Duration.ofDays(31);

    /** As long as calls for one reason may be apart. */
    static final Duration LONGEST_CADENCE = Duration.ofDays(731);

    private static final int MOST_BUSINESS_DAYS = 20;
    private static final String AMOUNT = "[0-9]{1,15}([.][0-9]{1,4})?";

    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Forms() {}

    static Duration duration(At at, Duration least) {
        return duration(at, least, LONGEST);
    }

    static Duration duration(At at, Duration least, Duration most) {
        return at.parsed(
                least,
                "must be an ISO 8601 duration from " + least + " to " + most.toDays() + " days",
                text -> {
                    Duration duration = Duration.parse(text);
                    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                        throw new IllegalArgumentException("out of bounds");
                    }
                    return duration;
                });
    }

    static Wait wait(At at) {
        if (!at.isMapping()) return new Wait.Elapsed(duration(at, Duration.ZERO));
        at.allow("businessDays");
        return new Wait.BusinessDays(at.required("businessDays").whole(1, MOST_BUSINESS_DAYS));
    }

    static ZoneId zone(At at) {
        return at.parsed(
                ZoneId.of("UTC"),
                "must be an IANA time zone such as Asia/Shanghai",
                text -> {
                    if (!ZONES.contains(text)) {
                        throw new IllegalArgumentException("not a zone");
                    }
                    return ZoneId.of(text);
                });
    }

    /** Whether a text is the ISO 3166-1 alpha-2 code of a country. */
    static boolean isRegion(String text) {
        return REGIONS.contains(text);
    }

    /** The ISO 3166-1 alpha-2 code of a country; empty for none. */
    static String region(At at) {
        return at.parsed(
                "",
                "must be an ISO 3166-1 code such as CN",
                text -> {
                    if (!isRegion(text)) throw new IllegalArgumentException("not a region");
                    return text;
                });
    }

    /** Hours under {@code from} and {@code until}. */
    static Hours hours(At at, Hours instead) {
        LocalTime from = time(at.required("from"), instead.from());
        LocalTime until = time(at.required("until"), instead.until());
        if (!from.equals(until)) return new Hours(from, until);
        at.fault("empty-hours", "must not end at the time they begin");
        return instead;
    }

    private static LocalTime time(At at, LocalTime instead) {
        return at.parsed(
                instead,
                "must be a time of day such as 09:00",
                text -> {
                    if (text.length() != 5) throw new IllegalArgumentException("not a time");
                    return LocalTime.parse(text);
                });
    }

    static Set<DayOfWeek> weekdays(At at) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        at.items().forEach(item -> days.add(item.oneOf(DayOfWeek.class)));
        if (at.present() && days.isEmpty()) at.fault("empty", "must name at least one weekday");
        return days;
    }

    static Set<LocalDate> dates(At at) {
        Set<LocalDate> dates = new HashSet<>();
        at.items()
                .forEach(
                        item ->
                                dates.add(
                                        item.parsed(
                                                LocalDate.EPOCH,
                                                "must be a date such as 2027-01-01",
                                                LocalDate::parse)));
        return dates;
    }

    /** A skill, perhaps with the least level that will do, such as {@code refunds:3}. */
    static String skill(At at) {
        return at.parsed(
                "",
                "must be a skill such as refunds, or refunds:3 for its level",
                text -> {
                    if (!At.isName(text.replaceFirst(":[1-5]$", ""))) {
                        throw new IllegalArgumentException("not a skill");
                    }
                    return text;
                });
    }

    /** A BCP 47 language tag. */
    static String language(At at) {
        return at.parsed(
                "und",
                "must be a BCP 47 language such as zh-CN",
                text -> {
                    try {
                        return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
                    } catch (IllformedLocaleException e) {
                        throw new IllegalArgumentException("not a language", e);
                    }
                });
    }

    /** Amounts by ISO 4217 code. */
    static Map<String, BigDecimal> amounts(At at) {
        Map<String, BigDecimal> amounts = new HashMap<>();
        at.entries()
                .forEach(
                        (code, value) -> {
                            if (!isCurrency(code)) {
                                value.fault("unknown-currency", "must be an ISO 4217 code");
                            }
                            amounts.put(code, amount(value));
                        });
        if (at.present() && amounts.isEmpty()) at.fault("empty", "must name a currency");
        return amounts;
    }

    private static BigDecimal amount(At at) {
        return at.parsed(
                BigDecimal.ZERO,
                "must be an amount in quotes such as \"1500\" or \"99.50\"",
                text -> {
                    if (!text.matches(AMOUNT)) throw new IllegalArgumentException("not an amount");
                    return new BigDecimal(text);
                });
    }

    private static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }
}
