package io.huifang.survey.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How claims are paired. */
@ConfigMapping(prefix = "huifang.queue")
interface QueueConfig {
    /** Most claims paired in one transaction. */
    @WithDefault("64")
    int pairedAtOnce();

    /** How often the whole index is looked at; bounds how long a lost announcement is felt. */
    @WithDefault("PT5S")
    Duration lookEvery();

    /** Latest contacts shown with a claim. */
    @WithDefault("5")
    int historyShown();

    /** Counts in the queue's overview are exact up to this many a lane. */
    @WithDefault("10000")
    int countedUpTo();
}
