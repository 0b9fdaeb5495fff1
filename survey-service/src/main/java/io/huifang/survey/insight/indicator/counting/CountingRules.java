package io.huifang.survey.insight.indicator.counting;

import io.huifang.survey.insight.indicator.IndicatorConfig;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The rules of counting as they are configured. */
@Singleton
class CountingRules {
    private final IndicatorConfig config;

    CountingRules(IndicatorConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Rules rules() {
        return new Rules(config.timeZone(), config.keptFor(), config.gatherFor());
    }
}
