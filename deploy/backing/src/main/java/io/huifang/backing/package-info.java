/**
 * Real PostgreSQL and real Kafka on 127.0.0.1, without Docker: what every test, the local stack,
 * the journeys and the benchmarks run on.
 *
 * <p>Tests start at {@link io.huifang.backing.Backing} or, with Quarkus, at {@link
 * io.huifang.backing.BackingTestResource}; everybody else at {@link
 * io.huifang.backing.PostgresServer} and {@link io.huifang.backing.KafkaBroker}. Servers are
 * processes of their own and never outlive a starter that did not ask for it.
 */
package io.huifang.backing;
