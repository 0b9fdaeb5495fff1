/**
 * The whole of Huifang on one machine as a library: PostgreSQL, Kafka and the three packaged
 * services, each in a process of its own that can be stopped, killed, frozen and started again.
 *
 * <p>The local stack's commands, the journeys and the benchmarks all run on it. Start reading at
 * {@link io.huifang.local.stack.LocalStack}.
 */
package io.huifang.local.stack;
