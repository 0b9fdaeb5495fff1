package io.huifang.scheduler.dispatch;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Settings of the dispatch timer. */
@ConfigMapping(prefix = "huifang.dispatch")
interface DispatchConfig {
    /** Whether this process runs the timer. Some process must. */
    @WithDefault("true")
    @WithConverter(TrueOrFalse.class)
    boolean enabled();

    /** Most tasks of one transaction. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int batch();

    /**
     * Longest sleep: how late a task may be noticed that another replica made due and then died.
     */
    @WithDefault("PT1S")
    @WithConverter(SomeTime.class)
    Duration atLeastEvery();

    /** Pause after a failure, such as the database being away. */
    @WithDefault("PT1S")
    @WithConverter(SomeTime.class)
    Duration pauseAfterFailure();
}
