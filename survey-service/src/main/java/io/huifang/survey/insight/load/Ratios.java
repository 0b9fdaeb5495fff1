package io.huifang.survey.insight.load;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Ratios as they are told: six decimals. */
final class Ratios {
    private static final int DECIMALS = 6;

    private Ratios() {}

    /** Null where the denominator is 0. */
    static BigDecimal ratio(long numerator, long denominator) {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator)
                        .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_EVEN);
    }

    static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
