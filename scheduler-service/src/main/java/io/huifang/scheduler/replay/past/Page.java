package io.huifang.scheduler.replay.past;

import io.huifang.scheduler.replay.virtual.Past;

import java.util.List;
import java.util.Map;

/**
 * Some customers, in the order of their ids.
 *
 * @param pasts of those with events in the period
 * @param leftOut events in the period of customers who cannot be lived again, by why
 * @param upTo id of the last customer looked at
 * @param last whether there are no more customers
 */
public record Page(List<Past> pasts, Map<String, Integer> leftOut, String upTo, boolean last) {}
