/**
 * Intake: is this event well formed, from someone we trust, and safely on the log?
 *
 * <p>One event runs {@code walletevent} (HTTP) → {@code cloudevent}, {@code eventdata}, {@code
 * strictjson} (bytes become events) → {@code vault} (personal data leaves the event) → {@code
 * eventlog} (Kafka's ack becomes the answer).
 */
package io.huifang.intake;
