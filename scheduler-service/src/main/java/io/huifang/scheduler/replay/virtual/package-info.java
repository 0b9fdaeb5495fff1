/**
 * A customer's past lived again in virtual time, under other policies: {@link
 * io.huifang.scheduler.replay.virtual.VirtualLife} asks the rules that decide, dispatch and
 * conclude in earnest, over values; nothing here reads or writes. {@link
 * io.huifang.scheduler.replay.virtual.TwoLives} compares the policies that were in force with a
 * candidate.
 */
package io.huifang.scheduler.replay.virtual;
