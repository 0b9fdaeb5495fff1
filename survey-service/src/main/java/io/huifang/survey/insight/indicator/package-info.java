/**
 * How callbacks do, in numbers. {@link io.huifang.survey.insight.indicator.Catalogue} says what is
 * counted and how; {@link io.huifang.survey.insight.indicator.Indicators} answers with series,
 * totals and intervals from the table {@code kpi}. Who counts is {@link
 * io.huifang.survey.insight.indicator.counting}.
 */
package io.huifang.survey.insight.indicator;
