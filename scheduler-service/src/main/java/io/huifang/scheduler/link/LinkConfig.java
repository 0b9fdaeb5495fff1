package io.huifang.scheduler.link;

import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.huifang.pages.link.CustomersAddress;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** How links to the customers' pages are made. */
@ConfigMapping(prefix = "huifang.links")
interface LinkConfig {
    /**
     * File with one or two keys, a line each: at least 32 random bytes in Base64. The first signs,
     * both are good: to change keys, add the new one as the second, swap them when every replica
     * knows it, and take the old one out once the last link signed with it has ended.
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

    /**
     * Where customers reach this service, such as {@code https://calls.wallet.example}; https in
     * production.
     */
    @WithConverter(CustomersAddress.class)
    URI baseUrl();
}
