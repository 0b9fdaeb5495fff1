/**
 * Looks for personal data where it must not be: in topics, tables, files and metrics. Entry type:
 * {@link io.huifang.journeys.leak.LeakScan}.
 */
package io.huifang.journeys.leak;
