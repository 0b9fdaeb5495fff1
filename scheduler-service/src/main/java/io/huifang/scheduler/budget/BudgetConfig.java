package io.huifang.scheduler.budget;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How the contact ledger is kept. How much it allows is the policy's business. */
@ConfigMapping(prefix = "huifang.budget")
interface BudgetConfig {
    /** How often contacts are removed that are too old to count anywhere. */
    @WithDefault("PT1H")
    @WithConverter(SomeTime.class)
    Duration purgeEvery();
}
