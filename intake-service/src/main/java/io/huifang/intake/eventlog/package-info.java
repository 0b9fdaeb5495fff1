/**
 * The way onto the log: one Kafka producer per process, and the broker's acknowledgement on its way
 * back to the event loop that waits for it.
 *
 * <p>Entry type: {@link io.huifang.intake.eventlog.EventLog}. Nothing here blocks an event loop,
 * and nothing waits longer than the configured deadline.
 */
package io.huifang.intake.eventlog;
