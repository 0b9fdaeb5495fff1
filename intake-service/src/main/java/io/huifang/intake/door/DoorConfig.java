package io.huifang.intake.door;

import io.huifang.intake.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which connections and requests are let in at all. */
@ConfigMapping(prefix = "huifang.door")
interface DoorConfig {
    /**
     * Most connections at a time on the main port. One more is answered 503 and closed, so that its
     * client knows.
     */
    @WithDefault("2048")
    @WithConverter(AtLeastOne.class)
    long connections();

    /**
     * Longest time from the first byte of a request to the end of its headers, and from the opening
     * of a connection to the end of its first request's; then 408, and the connection is closed.
     */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration headTimeout();

    /**
     * Longest a request may be on its way, with its body; then the connection is closed. The bodies
     * of events have less, see {@code huifang.intake.body-timeout}.
     */
    @WithDefault("PT30S")
    @WithConverter(SomeTime.class)
    Duration requestTimeout();

    /** Host names of this service, with the port where it is not the scheme's; any when absent. */
    Optional<Set<String>> hosts();
}
