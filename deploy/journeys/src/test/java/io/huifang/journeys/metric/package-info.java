/** What services tell of themselves, and whether docs/metrics.md says so. */
package io.huifang.journeys.metric;
