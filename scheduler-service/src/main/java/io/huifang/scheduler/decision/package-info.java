/**
 * One explained decision for each wallet event. A poll's records become one transaction: read and
 * check them, lock their customers, load what is known, decide in memory in order, write it all in
 * a few statements.
 *
 * <p>{@link io.huifang.scheduler.decision.Decider} is the pure rule; everything around it reads and
 * writes.
 */
package io.huifang.scheduler.decision;
