package io.huifang.survey.receipt;

import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;

/** Where the keys of receipts lie. */
@ConfigMapping(prefix = "huifang.receipts")
interface ReceiptConfig {
    /**
     * Ed25519 keys, one JWK a line. The first signs and has its secret ({@code d}); the others are
     * those of old receipts, which are good as long as the key is here.
     */
    Path keyFile();

    /** Make the key file when it is absent; for a developer's machine. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean createKey();

    /** How often the key file is read anew. */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration readKeysEvery();
}
