/** From the POST to the claim through all three services, at a given rate of events. */
package io.huifang.benchmarks.latency;
