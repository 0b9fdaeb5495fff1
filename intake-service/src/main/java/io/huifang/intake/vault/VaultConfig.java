package io.huifang.intake.vault;

import io.huifang.intake.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the vault's key is and how long the vault may take. */
@ConfigMapping(prefix = "huifang.vault")
interface VaultConfig {
    /** File with the key set (Tink, JSON). Without it the service does not start. */
    Optional<Path> keyFile();

    /** Make the key file, readable by its owner only, when it is absent. For local stacks only. */
    @WithDefault("false")
    boolean createKey();

    /** How long sealing or revealing may take before the answer is 503. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration timeout();
}
