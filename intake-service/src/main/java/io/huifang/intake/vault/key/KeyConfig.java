package io.huifang.intake.vault.key;

import io.huifang.intake.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the key-encryption keys are, and how long a customer's key stays in memory. */
@ConfigMapping(prefix = "huifang.vault")
public interface KeyConfig {
    /** File with the key set (Tink, JSON). Without it the service does not start. */
    Optional<Path> keyFile();

    /** Make the key file, readable by its owner only, when it is absent. For local stacks only. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean createKey();

    /** How long an unwrapped key of a customer is kept in memory. */
    @WithDefault("PT1M")
    @WithConverter(SomeTime.class)
    Duration keptKeysFor();

    /** Most unwrapped keys of customers in memory. */
    @WithDefault("20000")
    @WithConverter(AtLeastOne.class)
    long mostKeptKeys();

    /** How often keys wrapped by an older key-encryption key are looked for. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration rewrapEvery();
}
