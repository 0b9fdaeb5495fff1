package io.huifang.scheduler.promise;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/**
 * How broken promises are found. How long after its date one is broken is the policy's business.
 */
@ConfigMapping(prefix = "huifang.promises")
interface PromiseConfig {
    /** How often to look for promises whose date has passed. */
    @WithDefault("PT30S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** Most promises found broken in one transaction. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int batch();
}
