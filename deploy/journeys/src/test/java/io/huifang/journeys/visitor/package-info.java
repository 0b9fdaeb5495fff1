/**
 * Customers who come one after another, each with a complaint to be called about at once, and of
 * whom some are erased soon afterwards. Entry type: {@link io.huifang.journeys.visitor.Visitors}.
 */
package io.huifang.journeys.visitor;
