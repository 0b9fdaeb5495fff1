package io.huifang.survey.insight.funnel;

import io.huifang.survey.insight.indicator.Dimension;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of events, from the first to the last: how many came so far, and where others went.
 * Stages are counted in the same days, not by the same customers: a call of today may be about an
 * event of yesterday.
 *
 * @param from days that begin before it are left out
 * @param to days that begin at it or later are left out
 * @param only what it is narrowed to, by dimension
 * @param stages in order
 */
public record Funnel(Instant from, Instant to, Map<Dimension, String> only, List<Stage> stages) {

    /**
     * One stage.
     *
     * @param name the indicator that counts it
     * @param count how many came so far
     * @param lost how many went no further, by the indicator that counts why; empty where it is not
     *     known why
     */
    public record Stage(String name, long count, Map<String, Long> lost) {}
}
