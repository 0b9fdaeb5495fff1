package io.huifang.scheduler.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Settings of the dispatch timer. */
@ConfigMapping(prefix = "huifang.dispatch")
interface DispatchConfig {
    /** Whether this process runs the timer. Some process must. */
    @WithDefault("true")
    boolean enabled();

    /** Most tasks of one transaction. */
    @WithDefault("500")
    int batch();

    /**
     * Longest sleep: how late a task may be noticed that another replica made due and then died.
     */
    @WithDefault("PT1S")
    Duration atLeastEvery();

    /** Pause after a failure, such as the database being away. */
    @WithDefault("PT1S")
    Duration pauseAfterFailure();
}
