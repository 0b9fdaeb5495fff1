/**
 * The page on which a customer stops calls: {@link io.huifang.survey.optout.StopCalls} stores his
 * choice, {@link io.huifang.survey.optout.PassOnOptOuts} tells it to intake until it is accepted,
 * and {@link io.huifang.survey.optout.StoppedCalls} keeps what was stopped.
 */
package io.huifang.survey.optout;
