package io.huifang.intake.eventlog;

import io.huifang.intake.setting.AtLeastOne;
import io.huifang.outbox.setting.NoTimeOrMore;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How events are published. Connection and security come from {@code kafka.*}. */
@ConfigMapping(prefix = "huifang.log")
interface LogConfig {
    /**
     * How long the producer may take to get a record acknowledged, retries included. The answer 503
     * follows half a second later at the latest.
     */
    @WithDefault("PT4S")
    @WithConverter(SomeTime.class)
    Duration deliveryTimeout();

    /**
     * How long a record waits for company. Under load records gather while others are in flight, so
     * waiting only adds latency.
     */
    @WithDefault("PT0S")
    @WithConverter(NoTimeOrMore.class)
    Duration linger();

    /** Most bytes of one request to a partition. */
    @WithDefault("131072")
    @WithConverter(AtLeastOne.class)
    long batchBytes();

    /** Most bytes of records that wait for the broker; beyond it requests are answered 503. */
    @WithDefault("33554432")
    @WithConverter(AtLeastOne.class)
    long bufferBytes();

    /** How old the producer's view of the cluster may be for the service to call itself ready. */
    @WithDefault("PT15S")
    @WithConverter(SomeTime.class)
    Duration readyWithin();
}
