package io.huifang.survey.telling;

import io.huifang.outbox.setting.SomeTime;
import io.huifang.survey.proof.PeerProof;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import java.net.URI;
import java.time.Duration;

/** How this service tells intake what customers say on their pages: as a sender like others. */
@ConfigMapping(prefix = "huifang.wallet-events")
public interface TellingConfig {
    /** Intake's address, such as {@code http://127.0.0.1:8080}. */
    @WithDefault("http://127.0.0.1:8080")
    URI url();

    /** How this service proves that it is this sender, as agreed with intake. */
    @WithParentName
    PeerProof proof();

    /** The sender's source, as agreed with intake. */
    @WithDefault("/huifang/survey")
    String source();

    /** How long to wait for the answer. */
    @WithDefault("PT5S")
    @WithConverter(SomeTime.class)
    Duration timeout();

    /** How often what was not accepted is told again. */
    @WithDefault("PT2S")
    @WithConverter(SomeTime.class)
    Duration tellEvery();
}
