package io.huifang.scheduler.followup;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How what waits for another call of its case is found when that has ended. */
@ConfigMapping(prefix = "huifang.follow-ups")
interface FollowUpConfig {
    /** How often to look for what waits for nothing any more. */
    @WithDefault("PT30S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** Most that is followed up in one transaction. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int batch();
}
