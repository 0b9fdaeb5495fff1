package io.huifang.scheduler.callback;

/**
 * How often somebody was to be called.
 *
 * @param dispatched attempts so far
 * @param counted those whose disposition counts against the reason's limit
 */
record AttemptTally(int dispatched, int counted) {
    static final AttemptTally NONE = new AttemptTally(0, 0);

    AttemptTally oneMoreDispatched() {
        return new AttemptTally(dispatched + 1, counted);
    }

    AttemptTally oneMoreCounted() {
        if (counted == dispatched) throw new IllegalStateException("all attempts are counted");
        return new AttemptTally(dispatched, counted + 1);
    }

    AttemptTally oneLessCounted() {
        if (counted == 0) throw new IllegalStateException("no attempt is counted");
        return new AttemptTally(dispatched, counted - 1);
    }
}
