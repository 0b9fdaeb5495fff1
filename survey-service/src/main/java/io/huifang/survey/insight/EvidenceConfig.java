package io.huifang.survey.insight;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How long what was heard is kept. */
@ConfigMapping(prefix = "huifang.insight.evidence")
public interface EvidenceConfig {
    /** Facts older than that are forgotten. Not shorter than what people ask about. */
    @WithDefault("P120D")
    @WithConverter(SomeTime.class)
    Duration keep();

    /** How often it is looked for what is too old. */
    @WithDefault("PT1H")
    @WithConverter(SomeTime.class)
    Duration purgeEvery();
}
