package io.huifang.scheduler.sla;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How cases are found whose time runs out. In which time is the policy's business. */
@ConfigMapping(prefix = "huifang.sla")
interface SlaConfig {
    /** How often to look for cases whose time runs out. */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** Most cases looked at in one transaction. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int batch();
}
