package io.huifang.survey.insight.load;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Set;

/** What is counted as what of agents' load, and how long it can be. */
@ConfigMapping(prefix = "huifang.insight.load")
public interface LoadConfig {
    /** Reasons whose calls are hard, whoever is on the line: complaints and fraud. */
    @WithDefault("complaint,takeover,risk-check,balance-anomaly")
    Set<String> hardReasons();

    /**
     * So long it is kept who worked when; what agents did on days before is told no more. Not
     * shorter than the 92 days that can be asked for at once: survey does not start.
     */
    @WithDefault("P120D")
    @WithConverter(SomeTime.class)
    Duration keep();
}
