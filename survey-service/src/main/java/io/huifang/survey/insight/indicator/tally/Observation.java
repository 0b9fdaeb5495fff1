package io.huifang.survey.insight.indicator.tally;

import io.huifang.survey.insight.indicator.Dimension;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one fact, or what it completes, counts for.
 *
 * @param at by which its window is found
 * @param of what it can be told apart by; dimensions that are not known are absent
 * @param amounts by measure
 */
public record Observation(Instant at, Map<Dimension, String> of, Map<String, Amount> amounts) {

    /** Dimensions as facts have them: null for those that are not known. */
    public static Map<Dimension, String> of(
            String reason, String region, String language, String agentGroup) {
        Map<Dimension, String> of = new EnumMap<>(Dimension.class);
        put(of, Dimension.REASON, reason);
        put(of, Dimension.REGION, region);
        put(of, Dimension.LANGUAGE, language);
        put(of, Dimension.AGENT_GROUP, agentGroup);
        return Collections.unmodifiableMap(of);
    }

    private static void put(Map<Dimension, String> of, Dimension dimension, String value) {
        if (value != null) {
            of.put(dimension, value);
        }
    }
}
