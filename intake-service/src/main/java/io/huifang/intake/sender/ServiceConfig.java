package io.huifang.intake.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Our own services that may ask intake for personal data, by name. */
@ConfigMapping(prefix = "huifang.services")
interface ServiceConfig {
    /** One entry per service; the name is the first half of "who" in the vault's audit. */
    @WithParentName
    Map<String, Entry> byName();

    /** One service. */
    interface Entry {
        /**
         * The OAuth2 client whose access tokens are this service's; needs an issuer. The prod
         * profile knows services by nothing else.
         */
        Optional<String> clientId();

        /** What its tokens must be for, beside that: nobody is given it who is no service. */
        @WithDefault("huifang.vault")
        String scope();

        /** The bearer key itself; at least 16 characters. Either this or {@link #keyFile()}. */
        Optional<String> key();

        /** File that holds the bearer key, or two while it changes, one a line. */
        Optional<Path> keyFile();
    }
}
