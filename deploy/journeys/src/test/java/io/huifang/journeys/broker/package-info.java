/**
 * What becomes of Kafka's brokers, and of those who read from them: they are lost, one by one or
 * too many at once, and a reader comes back that was given up. Entry type: {@link
 * io.huifang.journeys.broker.Brokers}.
 */
package io.huifang.journeys.broker;
