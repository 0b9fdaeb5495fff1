package io.huifang.journeys.coverage;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The requirements for people: docs/requirements.md. */
final class RequirementsPage {
    static final String WRITE =
            "mvn test -pl deploy/journeys -am -Dtest=RequirementsPageTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Drequirements.rewrite=true";

    private static final String HEAD =
            """
            # Requirements and their tests

            What Huifang must do (R), what sets it apart (D) and what it promises under faults and
            load (P), each with the tests that carry its number as a `@Tag`. A class that is named
            alone carries it as a whole. Read from the sources of all modules and written by
            `%s`;
            do not edit. A test compares, and fails when a row has no test or a tag no row.

            ## Tests by kind

            A parameterized test counts once, however many cases it has; a property of a thousand
            random cases, too. As of when this page was last written: the test wants the numbers
            within a tenth.

            | kind | what it needs | classes | tests |
            |---|---|---|---|
            %s
            """;

    private final List<TestClass> tests;

    RequirementsPage(List<TestClass> tests) {
        this.tests = tests;
    }

    /** With a chapter for each of the requirements' own. */
    String of(List<Requirement> requirements) {
        String kinds = Stream.of(Kind.values()).map(this::row).collect(joining("\n"));
        String chapters =
                requirements.stream()
                        .map(Requirement::chapter)
                        .distinct()
                        .map(it -> chapter(it, requirements))
                        .collect(joining());
        return HEAD.formatted(WRITE, kinds) + chapters;
    }

    /** How many tests of a kind there are. */
    long count(Kind kind) {
        return of(kind).mapToLong(it -> it.methods().size()).sum();
    }

    private String row(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return "| %s | %s | %d | %d |".formatted(name, kind.words(), of(kind).count(), count(kind));
    }

    private Stream<TestClass> of(Kind kind) {
        return tests.stream().filter(it -> it.kind() == kind);
    }

    private String chapter(String title, List<Requirement> requirements) {
        return requirements.stream()
                .filter(it -> it.chapter().equals(title))
                .map(this::row)
                .collect(
                        joining(
                                "\n",
                                "\n## " + title + "\n\n| | what | tests |\n|---|---|---|\n",
                                "\n"));
    }

    private String row(Requirement requirement) {
        return "| %s | %s | %s |"
                .formatted(
                        requirement.number(),
                        requirement.title(),
                        tests.stream()
                                .filter(it -> it.isTagged(requirement.number()))
                                .map(it -> entry(it, requirement.number()))
                                .collect(joining("<br>")));
    }

    private static String entry(TestClass test, String tag) {
        String link = "%s [%s](../%s)".formatted(test.module(), test.name(), test.file());
        if (test.tags().contains(tag)) return link;
        return test.methods().stream()
                .filter(it -> it.tags().contains(tag))
                .map(it -> "#" + it.name())
                .collect(joining(", ", link + " ", ""));
    }
}
