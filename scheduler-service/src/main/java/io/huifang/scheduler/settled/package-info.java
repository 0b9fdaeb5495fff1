/**
 * Matters that are over for a customer because an event settled them or he declined to be called
 * about them: {@link io.huifang.scheduler.settled.SettledSoFar} is what is known of them while his
 * events are decided.
 */
package io.huifang.scheduler.settled;
