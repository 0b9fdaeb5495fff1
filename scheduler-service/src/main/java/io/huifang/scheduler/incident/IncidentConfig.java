package io.huifang.scheduler.incident;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How incidents are found and followed. When something is one is the policy's business. */
@ConfigMapping(prefix = "huifang.incidents")
public interface IncidentConfig {
    /**
     * Whether this process counts events and opens incidents by the policy's rules. Without it only
     * people open them.
     */
    @WithDefault("true")
    @WithConverter(TrueOrFalse.class)
    boolean byRule();

    /** How often to look what is to be done about incidents. */
    @WithDefault("PT1S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** Most tasks or notices of one transaction. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int batch();
}
