package io.huifang.intake.sender;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** In production our services are known by access tokens of the issuer, not by keys. */
@Singleton
class ProductionServices {
    private final ServiceConfig services;

    @Inject
    ProductionServices(ServiceConfig services) {
        this.services = services;
    }

    void check(@Observes StartupEvent event) {
        refuseKeys(ConfigUtils.isProfileActive("prod"), services);
    }

    /**
     * @throws IllegalStateException when a service of production has a key
     */
    static void refuseKeys(boolean production, ServiceConfig services) {
        services.byName()
                .forEach(
                        (name, entry) -> {
                            if (production
                                    && (entry.key().isPresent() || entry.keyFile().isPresent())) {
                                throw new IllegalStateException(
                                        ("The prod profile knows services by access tokens;"
                                                        + " huifang.services.%s.key is for local"
                                                        + " use, give .client-id")
                                                .formatted(name));
                            }
                        });
    }
}
