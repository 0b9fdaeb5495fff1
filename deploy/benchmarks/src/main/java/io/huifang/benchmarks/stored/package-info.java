/** What an event costs the scheduler on top of more and more stored ones. */
package io.huifang.benchmarks.stored;
