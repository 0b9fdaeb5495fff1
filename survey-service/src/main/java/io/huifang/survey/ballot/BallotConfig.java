package io.huifang.survey.ballot;

import io.huifang.outbox.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How answers without a name are kept apart from people. */
@ConfigMapping(prefix = "huifang.ballots")
interface BallotConfig {
    /** So many answers to one questionnaire at least are mixed at once; fewer wait. */
    @WithDefault("10")
    @WithConverter(AtLeastOne.class)
    int mixedAtOnce();

    /** How often it is looked whether there are enough. */
    @WithDefault("PT1M")
    @WithConverter(SomeTime.class)
    Duration mixEvery();

    /** Counts of fewer people are not shown. */
    @WithDefault("5")
    @WithConverter(AtLeastOne.class)
    int smallestShown();

    /** Which questionnaire is asked, in the version of the day. */
    @WithDefault("default")
    String questionnaire();
}
