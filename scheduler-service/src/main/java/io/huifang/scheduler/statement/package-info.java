/**
 * What customers say of themselves: consent, wishes, a changed contact. {@link
 * io.huifang.scheduler.statement.Statement} is one saying, {@link
 * io.huifang.scheduler.statement.Statements} what all of them amount to, whatever the order in
 * which they came.
 */
package io.huifang.scheduler.statement;
