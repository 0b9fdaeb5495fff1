package io.huifang.pages.login;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

/** Keeps accounts whose passwords stand in the configuration out of production. */
@Singleton
class EmbeddedAccounts {
    private static final String PREFIX = "quarkus.security.users.embedded.users.";

    private final Config config;

    EmbeddedAccounts(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        refuse(ConfigUtils.isProfileActive("prod"), config.getPropertyNames());
    }

    /**
     * @throws IllegalStateException when there is an embedded account in production
     */
    static void refuse(boolean production, Iterable<String> propertyNames) {
        for (String name : propertyNames) {
            if (production && name.startsWith(PREFIX)) {
                throw new IllegalStateException(
                        "The prod profile takes no accounts from configuration; remove "
                                + PREFIX
                                + "* or run with another profile.");
            }
        }
    }
}
