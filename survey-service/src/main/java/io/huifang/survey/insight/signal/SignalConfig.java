package io.huifang.survey.insight.signal;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** When a rise is unusual, and who is told of it. */
@ConfigMapping(prefix = "huifang.insight.signal")
interface SignalConfig {
    /** CloudEvents types that are watched. */
    @WithDefault("io.huifang.payment.failed.v1")
    Set<String> types();

    /** An hour is held against the same hour of so many weeks, or of as many as there are. */
    @WithDefault("4")
    @WithConverter(AtLeastOne.class)
    int weeks();

    /** Fewer events in an hour are no rise, however rare. */
    @WithDefault("30")
    @WithConverter(AtLeastOne.class)
    int least();

    /** So many times what was expected, at least. */
    @WithDefault("3")
    double ratio();

    /**
     * A rise that is likelier by chance is none. Many kinds are looked at each ten minutes, so it
     * must be small.
     */
    @WithDefault("1e-9")
    double chance();

    /**
     * The variance of usual counts by their mean: 1 when events are independent, more otherwise.
     */
    @WithDefault("2")
    double dispersion();

    /** One that was not seen for so long is over; the next is another one. */
    @WithDefault("PT2H")
    @WithConverter(SomeTime.class)
    Duration rest();

    /** How often new counts are looked at. */
    @WithDefault("PT5S")
    @WithConverter(SomeTime.class)
    Duration lookEvery();

    /** How often the scheduler is told again what it has not accepted. */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration tellEvery();

    /**
     * The policy's rule of incidents under which the scheduler is told of a rise of that kind: by
     * {@code cause}, {@code merchant-category}, {@code region}, {@code cause-merchant-category} or
     * {@code cause-merchant-category-region}. Others are shown only.
     */
    Map<String, String> incidents();
}
