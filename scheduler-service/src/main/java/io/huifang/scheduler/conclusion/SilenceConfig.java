package io.huifang.scheduler.conclusion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How silent attempts are found. When an attempt counts as silent is the policy's business. */
@ConfigMapping(prefix = "huifang.silence")
interface SilenceConfig {
    /** How often to look for attempts of which nothing was heard in time. */
    @WithDefault("PT5S")
    Duration lookEvery();

    /** Most attempts taken back in one transaction. */
    @WithDefault("500")
    int batch();
}
