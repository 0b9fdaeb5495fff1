package io.huifang.intake.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The wallet backends that may post events, by name. Each proves itself in at least one of three
 * ways: with a key, with an access token, or by signing. Files are read anew while the service
 * runs.
 */
@ConfigMapping(prefix = "huifang.senders")
interface SenderConfig {
    /** One entry per sender; the name appears in metrics and never in events. */
    @WithParentName
    Map<String, Entry> byName();

    /** One sender. */
    interface Entry {
        /** The bearer key itself; at least 16 characters. Either this or {@link #keyFile()}. */
        Optional<String> key();

        /** File that holds the bearer key, or two while it changes, one a line. */
        Optional<Path> keyFile();

        /** The OAuth2 client whose access tokens are this sender's; needs an issuer. */
        Optional<String> clientId();

        /**
         * What it signs requests with (Standard Webhooks), {@code whsec_…}; two while it changes.
         * Either this or {@link #signingSecretFile()}.
         */
        Optional<List<String>> signingSecret();

        /** File that holds the signing secret, or two, one a line. */
        Optional<Path> signingSecretFile();

        /** The CloudEvents sources that are this sender's own, compared letter by letter. */
        Set<String> sources();

        /**
         * The event types it may send; when absent those of the catalogue. Types of a company's own
         * must be listed; {@code com.example.*} stands for all that begin so, and {@code
         * io.huifang.customer.erasure_requested.v1} is meant by its whole name only.
         */
        Optional<Set<String>> types();

        /** Events a second that it may send for long; as many as it likes when absent. */
        Optional<Long> rate();

        /** Events that it may send at once; ten seconds' worth when absent. */
        Optional<Long> burst();
    }
}
