package io.huifang.scheduler.news;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;

/**
 * A fact to be told once the transaction commits.
 *
 * @param topic where
 * @param fact what
 * @param traceParent W3C trace context it continues; null when not traced
 */
public record News(Topic topic, Fact fact, String traceParent) {}
