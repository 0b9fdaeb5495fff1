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

    /**
     * Longest a pairing may take. Then its claims are answered 503 and the next ones are paired; a
     * database that fell silent must not keep all agents waiting.
     */
    @WithDefault("PT5S")
    Duration patience();

    /** Most claims waiting to be paired; more are answered 503 at once. */
    @WithDefault("1000")
    int mostWaiting();

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
