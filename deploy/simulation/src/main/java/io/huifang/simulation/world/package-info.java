/**
 * A world of customers, harms and calls, made up from a seed: the same seed, the same facts. It
 * holds truths that are known because they were put there. No clock, no file, no network.
 */
package io.huifang.simulation.world;
