package io.huifang.survey.verification;

import io.huifang.outbox.setting.AtLeastOne;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.util.Map;

/** What must be known of who is on the line. */
@ConfigMapping(prefix = "huifang.identity")
interface IdentityConfig {
    /** Failures of an attempt, of phrase and identity together, after which it is blocked. */
    @WithDefault("3")
    @WithConverter(AtLeastOne.class)
    int mostFailures();

    /**
     * Levels of reasons that need another one than their purpose does, for attempts of which the
     * policy does not say it. What the policy says counts.
     */
    Map<String, IdentityLevel> level();
}
