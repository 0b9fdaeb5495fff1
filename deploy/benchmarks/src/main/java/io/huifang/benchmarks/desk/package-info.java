/**
 * What agents do at the desk: calls as programs make them, and the pages as browsers ask for them.
 */
package io.huifang.benchmarks.desk;
