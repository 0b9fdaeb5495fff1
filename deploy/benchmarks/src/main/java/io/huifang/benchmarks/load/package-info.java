/**
 * A lean HTTP/1.1 load generator: prepared bytes out, counted responses in, one thread a loop.
 *
 * <p>It must cost little, because it shares the machine with what it measures. {@link
 * io.huifang.benchmarks.load.ClosedLoop} finds the highest rate, {@link
 * io.huifang.benchmarks.load.OpenLoop} the latency at a given one.
 */
package io.huifang.benchmarks.load;
