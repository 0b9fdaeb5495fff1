/**
 * Carries committed outbox rows to Kafka: {@link io.huifang.outbox.relay.OutboxRelay} runs in every
 * replica, and one of them at a time is active.
 */
package io.huifang.outbox.relay;
