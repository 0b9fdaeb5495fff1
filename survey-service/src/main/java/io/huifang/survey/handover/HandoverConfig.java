package io.huifang.survey.handover;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How attempts go from hand to hand. */
@ConfigMapping(prefix = "huifang.handover")
interface HandoverConfig {
    /** So long an attempt handed to an agent waits for him alone. */
    @WithDefault("PT15M")
    @WithConverter(SomeTime.class)
    Duration ownedFor();
}
