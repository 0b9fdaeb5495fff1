/**
 * Handing attempts to the survey side. The policy is asked again at the moment of dispatch ({@link
 * io.huifang.scheduler.dispatch.ContactDecision}); tasks due now are dispatched by the transaction
 * that made them due, all others by {@link io.huifang.scheduler.dispatch.DispatchDueCallbacks} when
 * their time comes.
 */
package io.huifang.scheduler.dispatch;
