package io.huifang.local.stack;

import java.nio.file.Path;
import java.util.Locale;

/** The three services, in the order of their ports. */
public enum Service {
    INTAKE,
    SCHEDULER,
    SURVEY;

    /** Its name in commands, logs and {@code stack.json}; also the name of its database. */
    public String partName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program that {@code mvn package} leaves in a checkout. */
    public Path jarIn(Path root) {
        return root.resolve(partName() + "-service/target/quarkus-app/quarkus-run.jar");
    }
}
