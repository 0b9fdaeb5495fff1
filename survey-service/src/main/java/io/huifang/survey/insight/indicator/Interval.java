package io.huifang.survey.insight.indicator;

import java.math.BigDecimal;

/**
 * A confidence interval of 95 %, ends included.
 *
 * @param low to the sixth decimal
 * @param high to the sixth decimal
 */
public record Interval(BigDecimal low, BigDecimal high) {}
