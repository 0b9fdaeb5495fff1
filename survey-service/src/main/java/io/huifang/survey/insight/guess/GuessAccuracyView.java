package io.huifang.survey.insight.guess;

import java.time.Instant;
import java.util.List;

/**
 * How often guesses were right.
 *
 * @param shown whether agents are shown guesses at present
 * @param from attempts concluded from then on, UTC
 * @param until and before then, UTC
 * @param total over all reasons
 * @param reasons each reason for itself
 * @param latest over the latest guesses, whenever they were
 */
public record GuessAccuracyView(
        boolean shown,
        Instant from,
        Instant until,
        AccuracyView total,
        List<AccuracyView> reasons,
        AccuracyView latest) {}
