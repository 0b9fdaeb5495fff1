/**
 * What follows from an attempt that ended: the policy's retry plan names the next step, and {@link
 * io.huifang.scheduler.conclusion.StepTaking} takes it. An attempt ends by an agent's conclusion,
 * by coming back unworked, or by silence.
 */
package io.huifang.scheduler.conclusion;
