package io.huifang.benchmarks;

import io.huifang.benchmarks.measure.Report;

/** One command's worth of measuring. */
public interface Benchmark {
    /** Measures and returns the page to print and keep. Everything it starts is stopped again. */
    Report measure(Plan plan) throws Exception;
}
