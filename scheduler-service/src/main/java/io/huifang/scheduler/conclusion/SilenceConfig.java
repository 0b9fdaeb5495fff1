package io.huifang.scheduler.conclusion;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How silent attempts are found. When an attempt counts as silent is the policy's business. */
@ConfigMapping(prefix = "huifang.silence")
interface SilenceConfig {
    /** How often to look for attempts of which nothing was heard in time. */
    @WithDefault("PT5S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** Most attempts taken back in one transaction. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int batch();
}
