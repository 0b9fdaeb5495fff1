package io.huifang.survey.help;

import io.huifang.outbox.setting.AtLeastOne;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.LocalTime;

/** What the help page offers. The scheduler decides; these hours only keep wishes sensible. */
@ConfigMapping(prefix = "huifang.help")
interface HelpConfig {
    /** From when on a call may be wished for, by the customer's clock. */
    @WithDefault("09:00")
    LocalTime from();

    /** When the last such hour ends. */
    @WithDefault("20:00")
    LocalTime until();

    /** For how many days, today included. */
    @WithDefault("4")
    @WithConverter(AtLeastOne.class)
    int days();

    /** So many requests a customer may make in 24 hours. */
    @WithDefault("10")
    @WithConverter(AtLeastOne.class)
    int mostInADay();
}
