package io.huifang.intake.sender;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How callers' secrets are kept up to date. */
@ConfigMapping(prefix = "huifang.secrets")
interface SecretsConfig {
    /** How often the files with callers' secrets are read; a change is in force by then. */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration rereadEvery();
}
