package io.huifang.survey.sealing;

import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;

/** Where the key of the pseudonyms lies. */
@ConfigMapping(prefix = "huifang.analytics")
interface PseudonymConfig {
    /** 32 random bytes in Base64. Whoever has it can tell which pseudonym is which customer. */
    Path pseudonymKeyFile();

    /** Make the key file when it is absent; for a developer's machine. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean createKey();
}
