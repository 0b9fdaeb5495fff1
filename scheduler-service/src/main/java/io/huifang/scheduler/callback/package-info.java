/**
 * Callback tasks: our promises to reach a customer about a cause, with their attempts.
 *
 * <p>{@link io.huifang.scheduler.callback.CallbackTask} guards its own state; a {@link
 * io.huifang.scheduler.callback.TaskLedger} collects what one transaction does to tasks and what is
 * to be told about it; {@link io.huifang.scheduler.callback.CallbackTasks} stores both. Whoever
 * changes a task has locked its customer first.
 */
package io.huifang.scheduler.callback;
