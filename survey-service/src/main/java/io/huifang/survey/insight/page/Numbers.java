package io.huifang.survey.insight.page;

import io.huifang.survey.insight.indicator.Figure;
import io.huifang.survey.insight.indicator.Indicator;
import io.huifang.survey.insight.indicator.Kind;
import io.huifang.survey.page.Wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;

/** Writes numbers as people read them, in the page's language. */
public final class Numbers {
    /** Where there is no number. */
    public static final String NONE = "–";

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Wording wording;

    public Numbers(Wording wording) {
        this.wording = wording;
    }

    /** The value with its unit; words instead when hidden, a dash when there is none. */
    String value(Indicator indicator, Figure figure) {
        return figure.hidden() ? wording.say("hidden") : value(indicator, figure.value());
    }

    String value(Indicator indicator, BigDecimal value) {
        if (value == null) return NONE;
        return switch (indicator.unit()) {
            case "share" -> share(value);
            case "seconds" -> time(value);
            case "points" -> decimal(value, 1);
            default -> indicator.kind() == Kind.COUNT ? count(value) : decimal(value, 2);
        };
    }

    /** From 0 to 1, in percent. */
    public String share(BigDecimal share) {
        return share == null ? NONE : wording.say("percent", decimal(share.multiply(HUNDRED), 1));
    }

    /** A difference of two shares, with its sign. */
    String points(BigDecimal difference) {
        if (difference == null) return NONE;
        String sign = difference.signum() > 0 ? "+" : "";
        return sign + wording.say("percentPoints", decimal(difference.multiply(HUNDRED), 1));
    }

    String count(BigDecimal count) {
        return decimal(count, 0);
    }

    public String count(long count) {
        return decimal(BigDecimal.valueOf(count), 0);
    }

    /** Where the value lies; empty when that is not known. */
    String interval(Indicator indicator, Figure figure) {
        if (figure.interval() == null) return "";
        return wording.say(
                "between",
                value(indicator, BigDecimal.valueOf(figure.interval().low())),
                value(indicator, BigDecimal.valueOf(figure.interval().high())));
    }

    /** As a chart takes it: percent, minutes, or the value itself; null for none. */
    static String raw(Indicator indicator, Figure figure) {
        if (figure.value() == null) return null;
        BigDecimal value =
                switch (indicator.unit()) {
                    case "share" -> figure.value().multiply(HUNDRED);
                    case "seconds" ->
                            figure.value()
                                    .divide(BigDecimal.valueOf(MINUTE), 6, RoundingMode.HALF_UP);
                    default -> figure.value();
                };
        return value.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    public String decimal(BigDecimal value, int places) {
        NumberFormat format = NumberFormat.getNumberInstance(wording.language().locale());
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        BigDecimal rounded = value.setScale(places, RoundingMode.HALF_UP);
        // never a zero with a sign
        return format.format(rounded.signum() == 0 ? rounded.abs() : rounded);
    }

    /** Seconds, in the two largest units they have. */
    public String time(BigDecimal value) {
        long seconds = value.setScale(0, RoundingMode.HALF_UP).longValue();
        String sign = seconds < 0 ? "−" : "";
        long all = Math.abs(seconds);
        if (all < MINUTE) return sign + wording.say("time.seconds", all);
        if (all < HOUR) return sign + wording.say("time.minutes", all / MINUTE, all % MINUTE);
        if (all < DAY) return sign + wording.say("time.hours", all / HOUR, all % HOUR / MINUTE);
        return sign + wording.say("time.days", all / DAY, all % DAY / HOUR);
    }
}
