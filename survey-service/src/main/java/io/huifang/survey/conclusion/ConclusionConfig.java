package io.huifang.survey.conclusion;

import io.smallrye.config.ConfigMapping;

import java.util.Map;

/** What conclusions may say. */
@ConfigMapping(prefix = "huifang.conclusion")
interface ConclusionConfig {
    /** Root causes besides the shipped ones: what each code is called on the pages. */
    Map<String, String> ownRootCauses();
}
