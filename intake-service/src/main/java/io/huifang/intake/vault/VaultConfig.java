package io.huifang.intake.vault;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How long the vault may take, and how exactly it notes what does not change. */
@ConfigMapping(prefix = "huifang.vault")
public interface VaultConfig {
    /** How long sealing or revealing may take before the answer is 503. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration timeout();

    /**
     * By how much event time must pass before an unchanged contact is noted again. Shorter is more
     * exact when a contact changes and changes back and the events arrive out of order; longer
     * writes less.
     */
    @WithDefault("PT10M")
    @WithConverter(SomeTime.class)
    Duration confirmEvery();
}
