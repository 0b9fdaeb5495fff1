/**
 * Holds rules, dashboards, runbooks and the list of metrics against each other. {@link
 * io.huifang.observability.Query} reads PromQL as far as names go, {@link
 * io.huifang.observability.Checks} complains; whether the list is true of the services is the
 * journeys' business.
 */
package io.huifang.observability;
