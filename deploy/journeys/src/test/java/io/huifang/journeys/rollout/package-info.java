/**
 * Replicas behind balancers that are restarted one by one, on this build or another one, and what
 * clients are told meanwhile. Entry type: {@link io.huifang.journeys.rollout.Fleet}.
 */
package io.huifang.journeys.rollout;
