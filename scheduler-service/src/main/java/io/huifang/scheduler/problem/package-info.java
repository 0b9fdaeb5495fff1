/**
 * Errors as the caller sees them: RFC 9457 problem documents for every status, also for those the
 * framework finds itself. A resource throws {@link io.huifang.scheduler.problem.ProblemException}
 * for what only it can tell; nothing of the input, no stack and no SQL is ever echoed.
 */
package io.huifang.scheduler.problem;
