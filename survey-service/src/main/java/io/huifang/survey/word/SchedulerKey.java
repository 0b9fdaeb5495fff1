package io.huifang.survey.word;

import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The scheduler takes no short key: one is said at the start, not at the first number wanted. */
@ApplicationScoped
class SchedulerKey {
    private static final int SHORTEST = 24;

    private final SchedulerConfig config;

    SchedulerKey(SchedulerConfig config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        require(config.key());
    }

    /**
     * @throws IllegalStateException when the scheduler would not take the key
     */
    static void require(String key) {
        if (key.strip().length() < SHORTEST) {
            throw new IllegalStateException(
                    "huifang.scheduler.key must have " + SHORTEST + " characters at least");
        }
    }
}
