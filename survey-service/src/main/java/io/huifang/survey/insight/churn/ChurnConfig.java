package io.huifang.survey.insight.churn;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** When a customer whose matter was left unsolved counts as silent. */
@ConfigMapping(prefix = "huifang.insight.churn")
public interface ChurnConfig {
    /** So long nothing was heard of him. Shorter than evidence is kept. */
    @WithDefault("P14D")
    @WithConverter(SomeTime.class)
    Duration silentFor();

    /** How often it is looked for those who were silent for long enough. */
    @WithDefault("PT1M")
    @WithConverter(SomeTime.class)
    Duration lookEvery();
}
