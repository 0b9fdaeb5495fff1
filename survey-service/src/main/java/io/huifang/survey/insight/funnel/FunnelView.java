package io.huifang.survey.insight.funnel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of events.
 *
 * @param only what it is narrowed to, by dimension
 */
record FunnelView(Instant from, Instant to, Map<String, String> only, List<StageView> stages) {

    /**
     * @param lost how many went no further, by the indicator that counts why
     */
    record StageView(String name, long count, Map<String, Long> lost) {}

    static FunnelView of(Funnel funnel) {
        Map<String, String> only = new TreeMap<>();
        funnel.only().forEach((dimension, value) -> only.put(dimension.member(), value));
        return new FunnelView(
                funnel.from(),
                funnel.to(),
                only,
                funnel.stages().stream()
                        .map(it -> new StageView(it.name(), it.count(), it.lost()))
                        .toList());
    }
}
