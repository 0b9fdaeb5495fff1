/**
 * Promises that agents made, with a date and the wallet event that keeps them. {@link
 * io.huifang.scheduler.promise.KeepPromises} holds events against promises, in the transactions
 * that hear of either; {@link io.huifang.scheduler.promise.BreakPromises} finds those whose date
 * has passed, and a follow-up is opened.
 */
package io.huifang.scheduler.promise;
