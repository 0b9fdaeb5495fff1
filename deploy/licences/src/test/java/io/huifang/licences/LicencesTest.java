package io.huifang.licences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nothing comes along under a licence that nobody has agreed to. */
class LicencesTest {
    private static final Path PARTS = Path.of("target/parts.txt");
    private static final Path AGREED = Path.of("src/test/resources/agreed.txt");
    private static final Path PAGE = Path.of("../../docs/licences.md");
    private static final String HEAD =
            """
            # Licences

            Huifang is under Apache-2.0. The libraries that its three services bring along, with \
            their licences by SPDX id where they have one; where there are several, one may be \
            chosen. Versions stand in `sbom.json` of [each image](../deploy/images/README.md) \
            (CycloneDX). The pages bring htmx (0BSD) and Chart.js (MIT) as libraries of this list, \
            and the images [a Java and parts of Debian](../deploy/images/README.md), which are not \
            in it.

            Written by `./mvnw test -pl deploy/licences -am -Dtest=LicencesTest \
            -Dsurefire.failIfNoSpecifiedTests=false -Dlicences.rewrite=true`; do not edit. A \
            build fails when it is not up to date, and when a library has none of the licences in \
            `deploy/licences/src/test/resources/agreed.txt`.

            | library | licence |
            |---|---|
            """;

    @TempDir Path directory;

    @Test
    void areAllAgreedTo() throws Exception {
        Set<String> agreed = agreed();

        assertThat(Part.on(PARTS)).hasSizeGreaterThan(100).allMatch(it -> it.isAgreedTo(agreed));
    }

    @Test
    void areAllOnThePage() throws Exception {
        String page =
                HEAD + Part.on(PARTS).stream().map(LicencesTest::row).collect(Collectors.joining());
        if (Boolean.getBoolean("licences.rewrite")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void areNoticedWhenNobodyHasAgreed() {
        List<Part> parts =
                Stream.of(
                                new Pom("a:free", List.of("MIT")),
                                new Pom("b:either", List.of("AGPL-3.0-only OR Apache-2.0")),
                                new Pom("c:choice", List.of("GPL2 w/ CPE", "EPL 2.0")),
                                new Pom("d:copyleft", List.of("GNU General Public License, v2")),
                                new Pom("e:served", List.of("SSPL-1.0")),
                                new Pom("f:silent", List.of()),
                                new Pom("g:both", List.of("Apache-2.0 AND AGPL-3.0-only")),
                                new Pom(
                                        "h:less",
                                        List.of("Apache License 2.0 with Commons Clause")))
                        .map(Part::of)
                        .toList();

        assertThat(parts)
                .filteredOn(it -> !it.isAgreedTo(agreed()))
                .extracting(Part::name)
                .containsExactly("d:copyleft", "e:served", "f:silent", "g:both", "h:less");
    }

    @Test
    void areFoundWithALibrarysAncestors() throws Exception {
        Path version = Files.createDirectories(directory.resolve("org/example/child/2"));
        Path above = Files.createDirectories(directory.resolve("org/example/parent/1"));
        Files.writeString(
                version.resolve("child-2.pom"),
                """
                <project><artifactId>child</artifactId><parent><groupId>org.example</groupId>
                <artifactId>parent</artifactId><version>1</version></parent></project>
                """);
        Files.writeString(
                above.resolve("parent-1.pom"),
                """
                <project><groupId>org.example</groupId><artifactId>parent</artifactId>
                <licenses><license><name>MIT</name></license></licenses></project>
                """);

        assertThat(Part.of(Pom.beside(version.resolve("child-2.jar"))))
                .isEqualTo(new Part("org.example:child", Set.of("MIT")));
    }

    private static String row(Part part) {
        return "| `" + part.name() + "` | " + String.join(" or ", part.licences()) + " |\n";
    }

    private static Set<String> agreed() {
        try {
            List<String> lines = Files.readAllLines(AGREED);
            return lines.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
