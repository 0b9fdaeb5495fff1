package io.huifang.survey.insight.suggestion;

import io.huifang.outbox.setting.AtLeastOne;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Which differences are worth a suggestion. */
@ConfigMapping(prefix = "huifang.insight.suggestion")
interface SuggestionConfig {
    /** Attempts on either side, below which nothing is compared. */
    @WithDefault("100")
    @WithConverter(AtLeastOne.class)
    int least();

    /** So many times as often at least. */
    @WithDefault("1.25")
    double ratio();

    /** A difference that is likelier by chance is none; corrected for all comparisons. */
    @WithDefault("0.01")
    double chance();
}
