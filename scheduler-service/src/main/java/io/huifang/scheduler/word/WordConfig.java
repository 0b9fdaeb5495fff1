package io.huifang.scheduler.word;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.util.Optional;

/** Who may ask for the latest word. */
@ConfigMapping(prefix = "huifang.survey")
interface WordConfig {
    /**
     * The survey side's bearer key, at least 24 characters; for local use, the prod profile takes
     * none. Without key and client nobody is answered.
     */
    Optional<String> key();

    /**
     * The OAuth2 client whose access tokens are the survey side's; the prod profile does not start
     * without.
     */
    Optional<String> clientId();

    /** What its tokens must be for, beside that: no person's token is. */
    @WithDefault("huifang.word")
    String scope();
}
