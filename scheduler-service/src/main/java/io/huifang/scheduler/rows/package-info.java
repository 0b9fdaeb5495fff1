/**
 * Many rows in one statement: {@link io.huifang.scheduler.rows.Columns} turns a list of values into
 * the arrays that {@code unnest} turns back into rows. Used by repositories only.
 */
package io.huifang.scheduler.rows;
