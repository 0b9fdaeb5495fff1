package io.huifang.outbox.setting;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.config.Config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the database is is said in production, or the service does not start: it would leave its
 * schema as it is, and never be ready.
 */
@Singleton
class ProductionSettings {
    private static final List<String> GIVEN =
            List.of(
                    "quarkus.datasource.reactive.url",
                    "quarkus.datasource.jdbc.url",
                    "quarkus.datasource.username");

    private final Config config;

    /**
     * @param brokers only mappings that somebody asks for are looked at before everything else
     */
    ProductionSettings(Config config, BrokersConfig brokers) {
        this.config = config;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (ConfigUtils.isProfileActive("prod")) {
            require(name -> config.getOptionalValue(name, String.class));
        }
    }

    /**
     * @param setting its value by its name
     * @throws IllegalStateException when one is missing; names it
     */
    static void require(Function<String, Optional<String>> setting) {
        for (String name : GIVEN) {
            if (setting.apply(name).filter(it -> !it.isBlank()).isEmpty()) {
                throw new IllegalStateException(
                        "The prod profile needs "
                                + name
                                + ", which is missing; docs/configuration.md says what it is");
            }
        }
    }
}
