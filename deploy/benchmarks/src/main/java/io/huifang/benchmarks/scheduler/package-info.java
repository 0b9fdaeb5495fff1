/** The scheduler against a raw multi-row insert, and its timer against db-scheduler and JobRunr. */
package io.huifang.benchmarks.scheduler;
