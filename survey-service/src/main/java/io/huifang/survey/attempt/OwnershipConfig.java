package io.huifang.survey.attempt;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How long attempts are one agent's alone. */
@ConfigMapping(prefix = "huifang.handover")
public interface OwnershipConfig {
    /**
     * So long an attempt waits for the agent whom it was handed to, or who promised it, alone; from
     * when it may be called, and until its window ends at the latest.
     */
    @WithDefault("PT15M")
    @WithConverter(SomeTime.class)
    Duration ownedFor();
}
