/**
 * What followed from attempts, kept so that a correction can undo it: {@link
 * io.huifang.scheduler.correction.Consequences} collects it within a transaction, {@link
 * io.huifang.scheduler.correction.AttemptConsequences} stores it; {@link
 * io.huifang.scheduler.correction.Prohibitions} are what people overrule as well. What is undone,
 * and how, is the business of {@code conclusion}.
 */
package io.huifang.scheduler.correction;
