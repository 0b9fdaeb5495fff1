package io.huifang.intake.vault.retention;

import io.huifang.intake.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How long each class of data is kept. */
@ConfigMapping(prefix = "huifang.vault.retention")
public interface RetentionConfig {
    /** A contact goes so long after the last event that was seen to carry it. */
    @WithDefault("P730D")
    @WithConverter(SomeTime.class)
    Duration contacts();

    /** A narrative goes so long after it was sealed. */
    @WithDefault("P180D")
    @WithConverter(SomeTime.class)
    Duration narratives();

    /**
     * An entry of the audit goes after so long, at least 181 days: the database refuses less than
     * 180 of 24 hours.
     */
    @WithDefault("P1095D")
    @WithConverter(SomeTime.class)
    Duration audit();

    /** How often each replica looks. */
    @WithDefault("PT15M")
    @WithConverter(SomeTime.class)
    Duration every();

    /** Most rows of one transaction. */
    @WithDefault("1000")
    @WithConverter(AtLeastOne.class)
    long batch();
}
