package io.huifang.intake.walletevent;

import io.huifang.intake.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How much the service takes on at once. */
@ConfigMapping(prefix = "huifang.intake")
interface InFlightConfig {
    /**
     * Most bytes of request bodies being read or waiting for their answer; beyond it requests are
     * answered 503 at once. Bounds the memory that senders can make the service use. No sender gets
     * more than half of it, so that a hasty or broken one does not shut out the others.
     */
    @WithDefault("67108864")
    @WithConverter(AtLeastOne.class)
    long inFlightBytes();

    /**
     * Longest a signed request's body may take to arrive, whose signature cannot be checked before.
     * Shorter than {@link #bodyTimeout()}, because anybody can send one: all of them together get
     * half of the bytes in flight, each as many as have arrived.
     */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration unprovenBodyTimeout();

    /**
     * Longest a request's body may take to arrive; then it is answered 408 and its connection is
     * closed. Until then it holds its share of the bytes in flight.
     */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration bodyTimeout();
}
