/**
 * What a process does again and again as long as it runs: {@link io.huifang.scheduler.round.Rounds}
 * begins each work at the start, one round at a time, and ends all of it at the end.
 */
package io.huifang.scheduler.round;
