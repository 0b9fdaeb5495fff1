/**
 * A lean HTTP/1.1 load generator: prepared bytes out, counted responses in, one thread.
 *
 * <p>It must cost little, because it shares the machine with what it measures.
 */
package io.huifang.benchmarks.load;
