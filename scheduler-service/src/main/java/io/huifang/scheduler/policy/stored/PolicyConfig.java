package io.huifang.scheduler.policy.stored;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How a replica follows the policy in force. */
@ConfigMapping(prefix = "huifang.policy")
interface PolicyConfig {
    /**
     * How often to ask which version is in force. Another replica's activation is followed after
     * this time at the latest, plus one query.
     */
    @WithDefault("PT0.5S")
    @WithConverter(SomeTime.class)
    Duration refreshEvery();
}
