/**
 * Agents as clients of the survey service: they claim, show themselves alive, ask for the number,
 * conclude, give back, or are never heard of again, and each writes down what it was told. Entry
 * type: {@link io.huifang.journeys.desk.Desk}.
 */
package io.huifang.journeys.desk;
