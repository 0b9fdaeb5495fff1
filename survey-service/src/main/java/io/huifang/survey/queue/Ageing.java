package io.huifang.survey.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Clock;
import java.time.Duration;

/**
 * How much waiting counts beside priority, so that what matters little is not left for ever: a lane
 * gains a point whenever its oldest offer has waited for so long again. What waits for one agent
 * alone counts as if it had waited very long. Urgent lanes are not overtaken by either.
 */
@ApplicationScoped
class Ageing {
    private final Duration pointEvery;
    private final int urgentFrom;
    private final Clock clock;

    @Inject
    Ageing(QueueConfig config, Clock clock) {
        this(config.pointEvery(), config.urgentFrom(), clock);
    }

    Ageing(Duration pointEvery, int urgentFrom, Clock clock) {
        this.pointEvery = pointEvery;
        this.urgentFrom = urgentFrom;
        this.clock = clock;
    }

    /** What the lane counts now; higher goes first. */
    int rank(Lane lane) {
        int priority = lane.key().priority();
        if (priority >= urgentFrom) return priority;
        if (lane.queue().isOwned()) return urgentFrom - 1;
        long points = Duration.between(lane.mark(), clock.instant()).dividedBy(pointEvery);
        return (int) Math.min(urgentFrom - 1L, priority + Math.max(0, points));
    }
}
