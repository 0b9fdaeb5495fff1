package io.huifang.scheduler.word;

import io.smallrye.config.ConfigMapping;

import java.util.Optional;

/** Who may ask for the latest word. */
@ConfigMapping(prefix = "huifang.survey")
interface WordConfig {
    /**
     * The survey side's bearer key, at least 24 characters; without one nobody is answered, and the
     * prod profile does not start.
     */
    Optional<String> key();
}
