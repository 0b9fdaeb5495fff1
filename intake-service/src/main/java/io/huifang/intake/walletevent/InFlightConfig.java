package io.huifang.intake.walletevent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the service takes on at once. */
@ConfigMapping(prefix = "huifang.intake")
interface InFlightConfig {
    /**
     * Most bytes of request bodies being read or waiting for their answer; beyond it requests are
     * answered 503 at once. Bounds the memory that senders can make the service use.
     */
    @WithDefault("67108864")
    long inFlightBytes();
}
