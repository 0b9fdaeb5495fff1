package io.huifang.intake.vault.theme;

import io.huifang.intake.setting.AtLeastOne;
import io.huifang.outbox.setting.SomeTime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.time.ZoneId;

/** How narratives are read for what they are about. */
@ConfigMapping(prefix = "huifang.vault.themes")
interface ThemeConfig {
    /** Whether this replica does it at all. */
    @WithDefault("true")
    boolean enabled();

    /** IANA zone whose days are counted, as survey's pages show them. */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();

    /** How often each replica looks for narratives that nobody has read. */
    @WithDefault("PT10S")
    @WithConverter(SomeTime.class)
    Duration every();

    /** Most narratives of one transaction. */
    @WithDefault("100")
    @WithConverter(AtLeastOne.class)
    long batch();
}
