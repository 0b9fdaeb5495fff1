package io.huifang.survey.attempt;

import io.huifang.outbox.setting.NoTimeOrMore;
import io.huifang.outbox.setting.SomeTime;
import io.huifang.outbox.setting.ZeroOrMore;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Terms of a lease. */
@ConfigMapping(prefix = "huifang.lease")
public interface LeaseConfig {
    /**
     * How long a claim, a heartbeat or a reveal holds an attempt; a dead agent gives it back then.
     */
    @WithDefault("PT90S")
    @WithConverter(SomeTime.class)
    Duration duration();

    /**
     * How long after the calling window a lease may last once the number was shown: a call begun in
     * time may be ended and written down. Keep it below the policy's silence grace.
     */
    @WithDefault("PT20M")
    @WithConverter(NoTimeOrMore.class)
    Duration wrapUp();

    /** Live leases an agent may hold at once; 0 for any number, which also skips the count. */
    @WithDefault("3")
    @WithConverter(ZeroOrMore.class)
    int perAgent();

    /** How often leases that are over are looked for, and ended windows and beginning ones. */
    @WithDefault("PT1S")
    @WithConverter(SomeTime.class)
    Duration sweep();
}
