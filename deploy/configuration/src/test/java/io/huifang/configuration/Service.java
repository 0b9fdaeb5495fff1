package io.huifang.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The three services, and where the sources of their settings lie. */
enum Service {
    INTAKE("events/outbox"),
    SCHEDULER("events/outbox", "events/pages"),
    SURVEY("events/outbox", "events/pages");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final List<String> shared;

    Service(String... shared) {
        this.shared = List.of(shared);
    }

    /** As people call it. */
    String called() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sources of the service itself and of the modules it shares with others. */
    List<Path> sources() {
        return Stream.concat(Stream.of(called() + "-service"), shared.stream())
                .map(module -> ROOT.resolve(module).resolve("src/main/java"))
                .toList();
    }

    /** What the service itself sets. */
    Path properties() {
        return ROOT.resolve(called() + "-service/src/main/resources/application.properties");
    }

    /** A file of the checkout. */
    static Path inCheckout(String path) {
        return ROOT.resolve(path);
    }
}
