package io.huifang.outbox.setting;

import io.smallrye.config.ConfigMapping;

/**
 * Where the brokers are. Kafka's clients read it themselves; here it is asked for, so that a
 * service does not start without and look for them on its own machine.
 */
@ConfigMapping(prefix = "kafka.bootstrap")
interface BrokersConfig {
    /** The brokers, as {@code host:port} with commas; everything below {@code kafka.} is theirs. */
    String servers();
}
