/**
 * The policy's versions: kept for ever, one of them active, activated by a person.
 *
 * <p>{@link io.huifang.scheduler.policy.stored.ActivePolicy} gives everyone else the active one.
 */
package io.huifang.scheduler.policy.stored;
