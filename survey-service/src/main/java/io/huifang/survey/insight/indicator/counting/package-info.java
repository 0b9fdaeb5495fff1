/**
 * Counts indicators over the topics. {@link
 * io.huifang.survey.insight.indicator.counting.IndicatorStreams} is the way of a fact: {@link
 * io.huifang.survey.insight.indicator.counting.CountFacts} turns it into changes of sums where all
 * facts of its customer are ({@link io.huifang.survey.insight.indicator.known}), {@link
 * io.huifang.survey.insight.indicator.counting.SumUp} adds these up where all of a cell are, and
 * tells the numbers. What a fact counts for is said by {@link
 * io.huifang.survey.insight.indicator.tally}.
 */
package io.huifang.survey.insight.indicator.counting;
