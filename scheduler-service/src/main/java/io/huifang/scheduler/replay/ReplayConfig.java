package io.huifang.scheduler.replay;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How replays run. */
@ConfigMapping(prefix = "huifang.replay")
interface ReplayConfig {
    /** Whether this process runs replays. Each runs one at a time. */
    @WithDefault("true")
    @WithConverter(TrueOrFalse.class)
    boolean enabled();

    /** How often to look for one that waits, or whose process died. */
    @WithDefault("PT1S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** Events of one page: read, lived again and kept together. */
    @WithDefault("5000")
    @WithConverter(AtLeastOne.class)
    int page();

    /** Customers with more events than that are left out, and counted. */
    @WithDefault("20000")
    @WithConverter(AtLeastOne.class)
    int mostEventsOfOne();

    /** Most changed decisions kept one by one for a replay; all are counted. */
    @WithDefault("100000")
    @WithConverter(AtLeastOne.class)
    int changesKept();

    /** How long a process may be silent before another takes its replay over. */
    @WithDefault("PT1M")
    @WithConverter(SomeTime.class)
    Duration lease();

    /** How long results are kept. */
    @WithDefault("P30D")
    @WithConverter(SomeTime.class)
    Duration keep();
}
