package io.huifang.survey.agent;

import io.huifang.outbox.setting.NoTimeOrMore;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How agents work. */
@ConfigMapping(prefix = "huifang.agent")
interface AgentConfig {
    /** After a conclusion the agent is given no other attempt for so long; nothing for at once. */
    @WithDefault("PT0S")
    @WithConverter(NoTimeOrMore.class)
    Duration wrapUp();
}
