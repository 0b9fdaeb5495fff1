/**
 * Slots: stretches of time in which agents can begin so many calls. {@link
 * io.huifang.scheduler.slot.Appointments} counts what was agreed by slot, so that no place is given
 * twice. What was promised is a local time: the instant follows from it.
 */
package io.huifang.scheduler.slot;
