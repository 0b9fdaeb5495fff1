/**
 * A balancer in front of a service's replicas, such as a cluster has: it sends connections where
 * readiness says, and never tries anything twice. Entry type: {@link
 * io.huifang.journeys.balance.Balancer}.
 */
package io.huifang.journeys.balance;
