/**
 * Intake under three times the load that it can serve: what it answers, how fast, with how much
 * memory, and whether its answers are true.
 */
package io.huifang.benchmarks.overload;
