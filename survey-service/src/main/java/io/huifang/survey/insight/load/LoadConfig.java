package io.huifang.survey.insight.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Set;

/** What is counted as what of agents' load. */
@ConfigMapping(prefix = "huifang.insight.load")
public interface LoadConfig {
    /** Reasons whose calls are hard, whoever is on the line: complaints and fraud. */
    @WithDefault("complaint,takeover,risk-check,balance-anomaly")
    Set<String> hardReasons();
}
