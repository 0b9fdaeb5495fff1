/**
 * Many rows in one statement: {@link io.huifang.scheduler.rows.Columns} turns a list of values into
 * the arrays that {@code unnest} turns back into rows, {@link io.huifang.scheduler.rows.ManyRows}
 * sends them, for repositories only; {@link io.huifang.scheduler.rows.DatabaseClock} tells the
 * database's time.
 */
package io.huifang.scheduler.rows;
