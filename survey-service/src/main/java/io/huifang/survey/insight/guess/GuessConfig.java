package io.huifang.survey.insight.guess;

import io.huifang.outbox.setting.AtLeastOne;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** What agents are shown of guesses. */
@ConfigMapping(prefix = "huifang.insight.guess")
interface GuessConfig {
    /** Whether they are shown any. It is learned either way: what is counted is nobody's. */
    @WithDefault("true")
    boolean enabled();

    /** Concluded attempts of a reason, below which nothing is guessed. */
    @WithDefault("30")
    @WithConverter(AtLeastOne.class)
    int least();

    /** Over so many of the latest guesses it is measured how often they were right. */
    @WithDefault("500")
    @WithConverter(AtLeastOne.class)
    int over();
}
