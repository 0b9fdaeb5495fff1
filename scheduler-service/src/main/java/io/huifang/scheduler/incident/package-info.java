/**
 * Incidents: many events with one cause are one trouble. While it lasts its customers' tasks wait
 * and each of them gets one notice; when it ends, who is still harmed is called.
 *
 * <p>A transaction that decides events keeps an {@link
 * io.huifang.scheduler.incident.IncidentLedger}: it counts them, finds the incident an event is
 * part of, and notes whose task waits. {@code course} takes an incident from its opening to its
 * end, {@code desk} shows it to people.
 */
package io.huifang.scheduler.incident;
