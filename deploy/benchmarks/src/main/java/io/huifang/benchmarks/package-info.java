/**
 * Measures the packaged services against limits and peers in the same run.
 *
 * <p>{@link io.huifang.benchmarks.Run} is the entry; each benchmark prints one table and leaves one
 * page under {@code docs/benchmarks}.
 */
package io.huifang.benchmarks;
