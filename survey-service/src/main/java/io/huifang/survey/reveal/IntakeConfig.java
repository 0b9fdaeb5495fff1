package io.huifang.survey.reveal;

import io.huifang.outbox.setting.SomeTime;
import io.huifang.survey.proof.PeerProof;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import java.net.URI;
import java.time.Duration;

/** Where the vault is. */
@ConfigMapping(prefix = "huifang.intake")
public interface IntakeConfig {
    /** Intake's address, such as {@code http://127.0.0.1:8080}. */
    @WithDefault("http://127.0.0.1:8080")
    URI url();

    /** How this service proves itself to the vault. */
    @WithParentName
    PeerProof proof();

    /** How long to wait for a connection. */
    @WithDefault("PT1S")
    @WithConverter(SomeTime.class)
    Duration connectTimeout();

    /** How long to wait for the answer. */
    @WithDefault("PT3S")
    @WithConverter(SomeTime.class)
    Duration readTimeout();
}
