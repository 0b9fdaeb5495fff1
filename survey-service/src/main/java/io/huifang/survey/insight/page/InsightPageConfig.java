package io.huifang.survey.insight.page;

import io.smallrye.config.ConfigMapping;

import java.net.URI;
import java.util.Optional;

/** The dashboard. */
@ConfigMapping(prefix = "huifang.insight.page")
public interface InsightPageConfig {
    /** Where people reach the scheduler's pages, to which decisions lead; none: nowhere. */
    Optional<URI> schedulerUrl();
}
