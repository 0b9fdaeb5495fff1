package io.huifang.scheduler.account;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.Config;

import java.util.List;
import java.util.stream.StreamSupport;

/** Refuses to run in production with accounts whose passwords stand in a configuration. */
@ApplicationScoped
class EmbeddedAccounts {
    private static final String PREFIX = "quarkus.security.users.embedded.users";

    private final Config config;

    EmbeddedAccounts(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        refuse(ConfigUtils.getProfiles(), config.getPropertyNames());
    }

    /**
     * @throws IllegalStateException when the prod profile runs with such an account
     */
    static void refuse(List<String> profiles, Iterable<String> properties) {
        boolean given =
                StreamSupport.stream(properties.spliterator(), false)
                        .anyMatch(name -> name.startsWith(PREFIX));
        if (given && profiles.contains("prod")) {
            throw new IllegalStateException(
                    "The prod profile takes no accounts from configuration; remove "
                            + PREFIX
                            + ".* or run with another profile.");
        }
    }
}
