package io.huifang.survey.ballot;

import io.huifang.outbox.setting.SomeTime;
import io.huifang.survey.smallgroup.AtLeastFive;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How answers without a name are kept apart from people. */
@ConfigMapping(prefix = "huifang.ballots")
public interface BallotConfig {
    /**
     * So many answers to one questionnaire at least are mixed at once; fewer wait. From 5, and
     * never fewer than {@link #smallestShown}: counts of two days then differ by as many at least.
     */
    @WithDefault("10")
    @WithConverter(AtLeastFive.class)
    int mixedAtOnce();

    /** How often it is looked whether there are enough. */
    @WithDefault("PT1M")
    @WithConverter(SomeTime.class)
    Duration mixEvery();

    /** Counts of fewer people are not shown. From 5. */
    @WithDefault("5")
    @WithConverter(AtLeastFive.class)
    int smallestShown();

    /**
     * So many answers at least are told together as facts for analysis; days with fewer are joined
     * with those after them. From 5, and never fewer than {@link #smallestShown}.
     */
    @WithDefault("20")
    @WithConverter(AtLeastFive.class)
    int toldAtOnce();

    /** How often it is looked whether there are enough. */
    @WithDefault("PT1H")
    @WithConverter(SomeTime.class)
    Duration tellEvery();

    /** Which questionnaire is asked, in the version of the day. */
    @WithDefault("default")
    String questionnaire();
}
