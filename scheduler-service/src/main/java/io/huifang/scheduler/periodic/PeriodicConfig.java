package io.huifang.scheduler.periodic;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How the walk through all customers goes. Whom it calls is the policy's business. */
@ConfigMapping(prefix = "huifang.periodic")
interface PeriodicConfig {
    /** How often a step is taken. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration stepEvery();

    /** Most customers of a step. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int batch();
}
