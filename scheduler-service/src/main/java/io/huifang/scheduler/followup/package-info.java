/**
 * Tasks that follow up others, so that a case stays open until it is solved: {@link
 * io.huifang.scheduler.followup.FollowUpPlanning} opens them or notes why not, whoever wants one,
 * and {@link io.huifang.scheduler.followup.FollowingUp} says what becomes of what was said in
 * calls. A case is the task an event opened and all that follow it; what settles its matter closes
 * them.
 */
package io.huifang.scheduler.followup;
