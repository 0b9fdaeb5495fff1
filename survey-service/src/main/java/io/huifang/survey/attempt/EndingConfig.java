package io.huifang.survey.attempt;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How long it is kept what the scheduler was told of ends. */
@ConfigMapping(prefix = "huifang.endings")
interface EndingConfig {
    /**
     * So long it is kept what the scheduler was told of an attempt's end, to be told again to one
     * whose database was restored. Longer than backups of that database are kept; with less than 7
     * days survey does not start.
     */
    @WithDefault("P45D")
    @WithConverter(SomeTime.class)
    Duration keep();
}
