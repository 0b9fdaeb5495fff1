/**
 * Written notices: before a call, after a missed one, at the end of a task. {@link
 * io.huifang.scheduler.notice.Notices} keeps one for each task and occasion and tells the company's
 * own sender, which knows the address. The texts stand in {@code notices/}.
 */
package io.huifang.scheduler.notice;
