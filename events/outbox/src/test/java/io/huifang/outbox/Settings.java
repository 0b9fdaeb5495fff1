package io.huifang.outbox;

import io.smallrye.config.SmallRyeConfigBuilder;

import java.util.Map;

/** The module's settings as an application would get them. */
public final class Settings {
    private Settings() {}

    /** The defaults. */
    public static OutboxConfig defaults() {
        return with(Map.of());
    }

    /** The defaults, but for these; keys without {@code huifang.outbox.}. */
    public static OutboxConfig with(Map<String, String> others) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(OutboxConfig.class);
        others.forEach((key, value) -> builder.withDefaultValue("huifang.outbox." + key, value));
        return builder.build().getConfigMapping(OutboxConfig.class);
    }
}
