package io.huifang.kubernetes.configuration;

import io.huifang.kubernetes.manifest.Checkout;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The three services, as this checkout has them. */
public enum Program {
    INTAKE,
    SCHEDULER,
    SURVEY;

    /** Its name in Kubernetes: Deployment, Service, account and user of Kafka. */
    public String service() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    /** Which one runs there. */
    public static Optional<Program> of(String service) {
        return Arrays.stream(values()).filter(it -> it.service().equals(service)).findFirst();
    }

    /** Its own settings, with every profile's. */
    String ownSettings() {
        return Checkout.read(service() + "/src/main/resources/application.properties");
    }

    /** Who may call what, as its tests try it. */
    String operations() {
        return Checkout.read(service() + "/src/test/resources/access/operations.txt");
    }

    /** Its sources, and those of the modules it is made with. */
    List<Path> sources() {
        return List.of(
                Checkout.at(service() + "/src/main/java"),
                Checkout.at("events/outbox/src/main/java"),
                Checkout.at("events/pages/src/main/java"));
    }
}
