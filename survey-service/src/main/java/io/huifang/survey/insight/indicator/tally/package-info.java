/**
 * Counts the indicators from the facts. What a decision and what a callback counts for is told by
 * pure functions, {@link io.huifang.survey.insight.indicator.tally.Decided} and {@link
 * io.huifang.survey.insight.indicator.tally.Called}; each new fact takes away what was counted
 * without it and adds what is counted with it, so that neither order nor repetition matters. {@link
 * io.huifang.survey.insight.indicator.tally.IndicatorStreams} runs this over the topics.
 */
package io.huifang.survey.insight.indicator.tally;
