package io.huifang.survey.phrase;

import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;

/** Where the key of the phrases lies. */
@ConfigMapping(prefix = "huifang.phrase")
interface PhraseConfig {
    /** 32 random bytes in Base64. Whoever has it can tell the phrase of any lease. */
    Path keyFile();

    /** Make the key file when it is absent; for a developer's machine. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean createKey();
}
