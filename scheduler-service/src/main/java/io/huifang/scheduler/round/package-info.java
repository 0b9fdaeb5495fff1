/**
 * What a process does again and again as long as it runs: {@link io.huifang.scheduler.round.Rounds}
 * begins each work at the start, one round at a time, and ends all of it at the end; {@link
 * io.huifang.scheduler.round.Isolation} keeps one row that cannot be worked on from holding up the
 * others.
 */
package io.huifang.scheduler.round;
