/**
 * A candidate policy tried on past events: what would have been decided, and asked of agents and
 * budgets. {@link io.huifang.scheduler.replay.RunReplay} reads customers page by page, {@link
 * io.huifang.scheduler.replay.virtual.TwoLives} lives their pasts again, and what was found is kept
 * in tables of its own. Nothing that customers or other services see is touched.
 */
package io.huifang.scheduler.replay;
