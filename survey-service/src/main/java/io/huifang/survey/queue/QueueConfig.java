package io.huifang.survey.queue;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.ZeroOrMore;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How claims are paired. */
@ConfigMapping(prefix = "huifang.queue")
interface QueueConfig {
    /** Most claims paired in one transaction. */
    @WithDefault("64")
    @WithConverter(AtLeastOne.class)
    int pairedAtOnce();

    /**
     * Longest a pairing may take. Then its claims are answered 503 and the next ones are paired; a
     * database that fell silent must not keep all agents waiting.
     */
    @WithDefault("PT5S")
    @WithConverter(SomeTime.class)
    Duration patience();

    /** Most claims waiting to be paired; more are answered 503 at once. */
    @WithDefault("1000")
    @WithConverter(AtLeastOne.class)
    int mostWaiting();

    /** How often the whole index is looked at; bounds how long a lost announcement is felt. */
    @WithDefault("PT5S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** Latest contacts shown with a claim. */
    @WithDefault("5")
    @WithConverter(ZeroOrMore.class)
    int historyShown();

    /** Counts in the queue's overview are exact up to this many a lane. */
    @WithDefault("10000")
    @WithConverter(AtLeastOne.class)
    int countedUpTo();

    /** So long an offer waits for one more point of priority, 0–100. */
    @WithDefault("PT10M")
    @WithConverter(SomeTime.class)
    Duration pointEvery();

    /** From this priority on waiting counts nothing, and nothing that only waited comes first. */
    @WithDefault("85")
    @WithConverter(AtLeastOne.class)
    int urgentFrom();
}
