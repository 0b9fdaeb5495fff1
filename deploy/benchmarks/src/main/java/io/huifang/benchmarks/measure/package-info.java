/**
 * Interleaved rounds, medians, processor time per process, and the table and report they end in.
 */
package io.huifang.benchmarks.measure;
