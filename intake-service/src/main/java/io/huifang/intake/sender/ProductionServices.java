package io.huifang.intake.sender;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * In production our services are known by access tokens of the issuer, not by keys; and one is
 * known, or nobody could be called.
 */
@Singleton
class ProductionServices {
    private final ServiceConfig services;

    @Inject
    ProductionServices(ServiceConfig services) {
        this.services = services;
    }

    void check(@Observes StartupEvent event) {
        if (ConfigUtils.isProfileActive("prod")) {
            require(services);
        }
    }

    /**
     * @throws IllegalStateException when a service of production has a key, or there is none that
     *     shows tokens
     */
    static void require(ServiceConfig services) {
        services.byName().forEach(ProductionServices::refuseKey);
        if (services.byName().values().stream().allMatch(it -> it.clientId().isEmpty())) {
            throw new IllegalStateException(
                    "The prod profile reveals numbers to services with access tokens alone;"
                            + " huifang.services.survey.client-id is missing");
        }
    }

    private static void refuseKey(String name, ServiceConfig.Entry entry) {
        if (entry.key().isPresent() || entry.keyFile().isPresent()) {
            throw new IllegalStateException(
                    ("The prod profile knows services by access tokens; huifang.services.%s.key is"
                                    + " for local use, give .client-id")
                            .formatted(name));
        }
    }
}
