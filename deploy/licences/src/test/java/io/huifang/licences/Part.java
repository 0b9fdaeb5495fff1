package io.huifang.licences;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A library that services bring along.
 *
 * @param name group and artifact
 * @param licences as {@link LicenceNames} writes them; whoever takes the library chooses one
 */
record Part(String name, Set<String> licences) {
    private static final String OURS = "io.huifang:";

    /** Another one on each system; the library that it belongs to is there as well. */
    private static final String OF_A_SYSTEM = ".*:native-(linux|osx|windows)-.*";

    /**
     * All that are not ours, by name.
     *
     * @param classpath file with the places of jars, parted by colons
     */
    static List<Part> on(Path classpath) throws IOException {
        Set<Part> parts = new TreeSet<>(Comparator.comparing(Part::name));
        for (String place : Files.readString(classpath).strip().split(":")) {
            Path jar = Path.of(place);
            // What this build makes is a directory of classes, or a jar that no POM lies beside.
            if (place.endsWith(".jar") && !jar.getParent().endsWith("target")) {
                parts.add(of(Pom.beside(jar)));
            }
        }
        parts.removeIf(it -> it.name().startsWith(OURS) || it.name().matches(OF_A_SYSTEM));
        return List.copyOf(parts);
    }

    static Part of(Pom pom) {
        return new Part(
                pom.name(),
                pom.licences().stream()
                        .flatMap(it -> Arrays.stream(it.split(" OR | or ")))
                        .map(LicenceNames::of)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether one of its licences is agreed to. */
    boolean isAgreedTo(Set<String> agreed) {
        return licences.stream().anyMatch(agreed::contains);
    }
}
