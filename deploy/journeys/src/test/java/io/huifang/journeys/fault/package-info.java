/**
 * Things that go wrong: a process is killed or stands still, a network is bad, a database or a
 * group of consumers is in somebody's way, a process has too little of something. Entry type:
 * {@link io.huifang.journeys.fault.Drill}.
 */
package io.huifang.journeys.fault;
