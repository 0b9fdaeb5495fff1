/**
 * What facts count for: pure functions of what is known of a customer, {@link
 * io.huifang.survey.insight.indicator.tally.Decided} for decisions and {@link
 * io.huifang.survey.insight.indicator.tally.Called} for callbacks. Each new fact takes away what
 * was counted without it and adds what is counted with it, so that neither order nor repetition
 * matters: {@link io.huifang.survey.insight.indicator.tally.Changes}.
 */
package io.huifang.survey.insight.indicator.tally;
