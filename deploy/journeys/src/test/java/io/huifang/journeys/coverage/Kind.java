package io.huifang.journeys.coverage;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a test needs, as its source tells. The first that fits counts. */
enum Kind {
    JOURNEY("the packaged services, driven from outside", it -> it.tags().contains("journey")),
    BENCHMARK("what the benchmarks measure with", it -> it.file().startsWith("deploy/benchmarks/")),
    BROWSER("pages of a running service in Chromium", it -> it.imports(".fixture.Browser")),
    SERVICE(
            "one running service on a real PostgreSQL and Kafka",
            it -> it.annotations().contains("QuarkusTest")),
    SERVERS(
            "parts of the code on a real PostgreSQL or Kafka, or processes of their own",
            Marks::wantsServers),
    SHAPE("the shape of the code", it -> it.imports("com.tngtech.archunit.")),
    UNIT("rules and parts alone", it -> true);

    private final String words;
    private final Predicate<Marks> fits;

    Kind(String words, Predicate<Marks> fits) {
        this.words = words;
        this.fits = fits;
    }

    String words() {
        return words;
    }

    static Kind of(Marks marks) {
        for (Kind kind : values()) {
            if (kind.fits.test(marks)) return kind;
        }
        throw new IllegalStateException("no kind fits " + marks);
    }

    /**
     * What the source of a class tells of it.
     *
     * @param file from the checkout's root, with slashes
     * @param tags those of the class itself
     * @param annotations simple names, with those that the tests' own annotations bear
     * @param imports whole names
     */
    record Marks(String file, Set<String> tags, Set<String> annotations, List<String> imports) {
        private static final List<String> SERVERS =
                List.of(
                        "io.huifang.backing.Backing",
                        "io.huifang.backing.Database",
                        "io.huifang.backing.Kafka",
                        "io.huifang.backing.Postgres",
                        "io.huifang.backing.process.");

        boolean wantsServers() {
            return file.startsWith("deploy/backing/") || SERVERS.stream().anyMatch(this::imports);
        }

        /** Whether it imports something with this in its name. */
        boolean imports(String part) {
            return imports.stream().anyMatch(it -> it.contains(part));
        }
    }
}
