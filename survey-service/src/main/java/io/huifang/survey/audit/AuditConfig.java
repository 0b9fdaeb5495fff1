package io.huifang.survey.audit;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How long the audit is kept. */
@ConfigMapping(prefix = "huifang.audit")
interface AuditConfig {
    /**
     * An entry of the audit goes after so long, at least 181 days: the database refuses less than
     * 180 of 24 hours.
     */
    @WithDefault("P1095D")
    @WithConverter(SomeTime.class)
    Duration keep();
}
