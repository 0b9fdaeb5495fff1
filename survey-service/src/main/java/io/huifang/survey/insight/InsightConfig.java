package io.huifang.survey.insight;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.TrueOrFalse;
import io.huifang.survey.smallgroup.AtLeastFive;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;

/** How this replica takes part in the work on facts and indicators. */
@ConfigMapping(prefix = "huifang.insight")
public interface InsightConfig {
    /** Whether it does at all; one replica of a service must. */
    @WithDefault("true")
    @WithConverter(TrueOrFalse.class)
    boolean enabled();

    /**
     * What was counted so far lies here, for this process alone. Lost, it is read again from the
     * log, which takes a while.
     */
    @WithDefault("insight-state")
    Path stateDirectory();

    /** Threads that count; of all replicas together no more than twelve have work. */
    @WithDefault("1")
    @WithConverter(AtLeastOne.class)
    int threads();

    /** How often what was done is committed; below the 30 seconds of a transaction. */
    @WithDefault("PT0.5S")
    @WithConverter(SomeTime.class)
    Duration commitEvery();

    /** How often it is looked whether the work goes on; what stopped by itself begins anew. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** What rests on fewer people than this is not shown. */
    @WithDefault("5")
    @WithConverter(AtLeastFive.class)
    int smallestGroup();
}
