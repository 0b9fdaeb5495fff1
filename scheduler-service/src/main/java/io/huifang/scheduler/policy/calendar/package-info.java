/**
 * Clocks on walls and days on calendars: hours of a day, open days of a week, holidays, business
 * days, and the instants at which all of that comes true in a zone.
 *
 * <p>Begin with {@link io.huifang.scheduler.policy.calendar.OpenDays} and {@link
 * io.huifang.scheduler.policy.calendar.Opening}. Knows only java.
 */
package io.huifang.scheduler.policy.calendar;
