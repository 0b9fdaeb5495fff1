package io.huifang.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java that can keep loaded and linked classes in a file (JEP 483, 514).
 *
 * @param home its directory
 * @param feature its number, such as 25
 */
record NewerJava(Path home, int feature) {
    private static final int FIRST_WITH_ONE_STEP_CACHE = 25;

    Path program() {
        return home.resolve("bin").resolve("java");
    }

    /** The newest one among the neighbours of the Java that runs us and the usual places. */
    static Optional<NewerJava> find() {
        Path ours = Path.of(System.getProperty("java.home"));
        return Stream.of(
                        ours.getParent(),
                        Path.of("/usr/lib/jvm"),
                        Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"))
                .flatMap(NewerJava::in)
                .filter(java -> java.feature >= FIRST_WITH_ONE_STEP_CACHE)
                .max(Comparator.comparingInt(NewerJava::feature));
    }

    private static Stream<NewerJava> in(Path parent) {
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        try (Stream<Path> homes = Files.list(parent)) {
            return homes.flatMap(home -> at(home).stream()).toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private static Optional<NewerJava> at(Path home) {
        Properties release = new Properties();
        try (var text = Files.newBufferedReader(home.resolve("release"))) {
            release.load(text);
            String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
            return Optional.of(new NewerJava(home, Integer.parseInt(version.split("[.+-]")[0])));
        } catch (IOException | NumberFormatException noJava) {
            return Optional.empty();
        }
    }
}
