package io.huifang.simulation.world;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;

/**
 * A fact on its topic.
 *
 * @param topic where it is told
 * @param fact what is told
 */
public record Told(Topic topic, Fact fact) {}
