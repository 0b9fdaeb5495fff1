package io.huifang.survey.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.ZoneId;

/** The pages of people who work here. */
@ConfigMapping(prefix = "huifang.pages")
public interface PageConfig {
    /** IANA zone in which they show times; every page says so. */
    @WithDefault("Asia/Shanghai")
    ZoneId timeZone();
}
