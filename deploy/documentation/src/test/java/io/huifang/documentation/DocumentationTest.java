package io.huifang.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whoever follows a page of the documentation finds what it names. */
class DocumentationTest {
    private static final Path ROOT = Path.of("../..");

    private static Checkout checkout;

    @TempDir Path directory;

    @BeforeAll
    static void look() {
        checkout = new Checkout(ROOT);
    }

    @Test
    void linksToNothingThatIsNotThere() {
        Links links = new Links(checkout);

        assertThat(checkout.pages().stream().flatMap(page -> links.faults(page).stream()))
                .isEmpty();
    }

    @Test
    void namesNothingThatIsNotThere() {
        Names names = new Names(checkout);

        assertThat(checkout.pages().stream().flatMap(page -> names.faults(page).stream()))
                .isEmpty();
    }

    /** Of the packages that the way of one event leads through, the short names as well. */
    @Test
    void leadsAnEventThroughPackagesThatAreThere() {
        Page page = Page.of(checkout.at("docs/ARCHITECTURE.md"));

        assertThat(Route.of(page)).hasSizeGreaterThan(40).allMatch(step -> step.isIn(checkout));
    }

    @Test
    void noticesAPackageOnTheWayThatIsNotThere() throws Exception {
        Page page = page("| 1. | `io.huifang.intake.door`, `.token`, `.nowhere` | holds |");

        assertThat(Route.of(page))
                .filteredOn(step -> !step.isIn(checkout))
                .extracting(Route::name)
                .containsExactly(".nowhere");
    }

    @Test
    void noticesLinksAndPicturesThatLeadNowhere() throws Exception {
        Page page =
                page(
                        "# One heading",
                        "# One heading",
                        "[itself](#one-heading-1), [page](page.md), [far](https://example.com/x)",
                        "[gone](gone.md) and [no heading](page.md#two)",
                        "<img src=\"gone.png\"> <source srcset=\"dark.png\">",
                        "`[code](is-no-link.md)`",
                        "```",
                        "[code](is-no-link.md)",
                        "```");

        assertThat(new Links(checkoutHere()).faults(page))
                .extracting(Fault::toString)
                .containsExactly(
                        "page.md:4 gone.md",
                        "page.md:4 page.md#two",
                        "page.md:5 gone.png",
                        "page.md:5 dark.png");
    }

    @Test
    void noticesNamesOfWhatIsNotThere() throws Exception {
        Path up = Files.createDirectories(directory.resolve("deploy/local")).resolve("up");
        Files.createFile(up);
        Files.createFile(directory.resolve("deploy/local/launch.sh"));
        Page page =
                page(
                        "`deploy/local/up`, `deploy/local/launch.sh`, `deploy/local/<any>`",
                        "`docs/gone.md`, `deploy/local/target/made`, https://x/docs/gone",
                        "`mvn -pl deploy/gone,deploy/local -Pgone -Dtest=GoneTest`",
                        "`AlsoGoneTest` but not `GoneTesting`",
                        "`io.huifang.gone` but not `io.huifang.gone.v1`");

        assertThat(new Names(checkoutHere()).faults(page))
                .extracting(Fault::toString)
                .containsExactly(
                        "page.md:1 deploy/local/up",
                        "page.md:2 docs/gone.md",
                        "page.md:3 deploy/gone",
                        "page.md:3 deploy/gone",
                        "page.md:3 deploy/local",
                        "page.md:3 gone",
                        "page.md:3 GoneTest",
                        "page.md:3 GoneTest",
                        "page.md:4 AlsoGoneTest",
                        "page.md:5 io.huifang.gone");
    }

    private Page page(String... lines) throws Exception {
        Path file = directory.resolve("page.md");
        Files.write(file, List.of(lines));
        return Page.of(file);
    }

    private Checkout checkoutHere() {
        return new Checkout(directory);
    }

    /**
     * A package on the way of an event.
     *
     * @param service the package of the service that it is in
     * @param name whole, or short with a dot before it
     */
    private record Route(String service, String name) {
        private static final Pattern WHOLE = Pattern.compile("(io\\.huifang\\.[a-z]+)[a-z.]*");
        private static final Pattern SHORT = Pattern.compile("(?:\\.[a-z]+)+");

        static List<Route> of(Page page) {
            return page.lines().stream()
                    .filter(line -> line.text().matches("\\| \\d.*"))
                    .flatMap(line -> of(line.code()))
                    .toList();
        }

        private static Stream<Route> of(List<String> code) {
            Stream.Builder<Route> steps = Stream.builder();
            String service = "io.huifang";
            for (String name : code) {
                Matcher whole = WHOLE.matcher(name);
                if (whole.matches()) {
                    service = whole.group(1);
                    steps.add(new Route(service, name));
                } else if (SHORT.matcher(name).matches()) {
                    steps.add(new Route(service, name));
                }
            }
            return steps.build();
        }

        boolean isIn(Checkout checkout) {
            return name.startsWith(".")
                    ? checkout.hasPackageBelow(service, name)
                    : checkout.hasPackage(name);
        }
    }
}
