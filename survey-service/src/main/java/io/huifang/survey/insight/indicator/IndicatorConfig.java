package io.huifang.survey.insight.indicator;

import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.time.ZoneId;

/** How indicators are counted. */
@ConfigMapping(prefix = "huifang.indicators")
public interface IndicatorConfig {
    /**
     * So much longer than facts sums and hours are remembered: who is behind with its facts may
     * still change them.
     */
    Duration LONGER = Duration.ofDays(30);

    /**
     * IANA zone whose days are counted; the same for all replicas, and as the pages show times. A
     * changed one needs a reset ({@code docs/indicators.md}, "Starting anew"): what is told later
     * of facts that were counted would be taken away from other days than it was added to.
     */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();

    /**
     * So long facts are remembered, and the numbers of a window can change. At least as long as the
     * topics of facts are kept, or what is read again from them would be counted again.
     */
    @WithDefault("P120D")
    @WithConverter(SomeTime.class)
    Duration keptFor();

    /**
     * So long changes of numbers are gathered before they are told; numbers are behind by so much
     * and some seconds. What is gathered longer costs less, and comes to the same.
     */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration gatherFor();
}
