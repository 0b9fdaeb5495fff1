/**
 * Facts for a warehouse: what the scheduler tells of decisions, callback tasks and promises, flat
 * and under pseudonyms, on {@code analytics-decisions}. Those of attempts, answers and reviews are
 * told by whoever writes them down.
 *
 * <p>Entry type: {@link io.huifang.survey.insight.fact.FactStreams}.
 */
package io.huifang.survey.insight.fact;
