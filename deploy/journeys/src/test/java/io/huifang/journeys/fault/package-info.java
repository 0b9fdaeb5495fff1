/**
 * Things that go wrong with a process: it is killed, or it stands still for a while. Entry type:
 * {@link io.huifang.journeys.fault.Drill}.
 */
package io.huifang.journeys.fault;
