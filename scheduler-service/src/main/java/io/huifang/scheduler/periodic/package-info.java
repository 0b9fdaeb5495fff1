/**
 * Calls that no event asks for. {@link io.huifang.scheduler.periodic.PlanPeriodicCalls} walks
 * through all customers in small steps, a round a day for each rule of the policy, and notices whom
 * nobody has talked to for so long. What it notices is decided and explained as an event is, once,
 * whichever replica notices it.
 */
package io.huifang.scheduler.periodic;
