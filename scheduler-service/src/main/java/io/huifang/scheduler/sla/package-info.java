/**
 * What must happen in time in a case, such as a complaint: the customer is reached, the matter is
 * solved. A {@link io.huifang.scheduler.sla.SlaClock} is a pure function of the case's facts: its
 * tasks, attempts and events. Only what was told of it is stored, so nothing has to keep it up to
 * date, and corrections and late events count by themselves. {@link
 * io.huifang.scheduler.sla.WatchSlas} escalates a case once when it is at risk and once when it is
 * too late.
 */
package io.huifang.scheduler.sla;
