package io.huifang.survey.word;

import io.huifang.outbox.setting.SomeTime;
import io.huifang.survey.proof.PeerProof;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import java.net.URI;
import java.time.Duration;

/** Where the scheduler is. */
@ConfigMapping(prefix = "huifang.scheduler")
public interface SchedulerConfig {
    /** The scheduler's address, such as {@code http://127.0.0.1:8081}. */
    @WithDefault("http://127.0.0.1:8081")
    URI url();

    /** How this service proves itself there; a key has 24 characters at least. */
    @WithParentName
    PeerProof proof();

    /** How long to wait for a connection. */
    @WithDefault("PT0.5S")
    @WithConverter(SomeTime.class)
    Duration connectTimeout();

    /** How long to wait for the answer. */
    @WithDefault("PT1S")
    @WithConverter(SomeTime.class)
    Duration readTimeout();
}
