package io.huifang.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for what a page names in code: files, commands, modules, profiles, tests and packages. */
final class Names {
    /** From the root of the checkout, whole: not the beginning of a name with a gap in it. */
    private static final Pattern PATH =
            Pattern.compile(
                    "(?<![\\w./:-])((?:deploy|docs|events|\\.ci|intake-service|scheduler-service"
                            + "|survey-service)/[\\w./-]*[\\w-])(?![\\w./-]*[<*{$…])");

    private static final Pattern MODULES = Pattern.compile("-pl ([\\w,/-]+)");
    private static final Pattern PROFILE = Pattern.compile("(?<![\\w-])-P([a-z][\\w-]*)");
    private static final Pattern ASKED_TEST = Pattern.compile("-Dtest=([\\w,]+)");
    private static final Pattern TEST = Pattern.compile("(?<![\\w./-])([A-Z]\\w+Test)(?!\\w)");

    /** Not the types of events, which end with a version. */
    private static final Pattern PACKAGE =
            Pattern.compile("(?<![\\w./-])(io\\.huifang(?:\\.[a-z]+)+)(?![\\w.]*[\\w<*-])");

    private final Checkout checkout;

    Names(Checkout checkout) {
        this.checkout = checkout;
    }

    List<Fault> faults(Page page) {
        List<Fault> faults = new ArrayList<>();
        for (Line line : page.lines()) {
            line.code().stream()
                    .flatMap(this::missing)
                    .map(what -> new Fault(checkout.nameOf(page), line.number(), what))
                    .forEach(faults::add);
        }
        return faults;
    }

    private Stream<String> missing(String code) {
        return Stream.of(
                        missing(code, PATH, this::isThere),
                        missing(code, MODULES, this::isModule),
                        missing(code, PROFILE, checkout::hasProfile),
                        missing(code, ASKED_TEST, checkout::hasType),
                        missing(code, TEST, checkout::hasType),
                        missing(code, PACKAGE, checkout::hasPackage))
                .flatMap(found -> found);
    }

    private static Stream<String> missing(String code, Pattern what, Predicate<String> isThere) {
        return what.matcher(code)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .filter(isThere.negate());
    }

    /** A script can be started, too. What a build makes is there after it. */
    private boolean isThere(String path) {
        if (path.contains("/target/")) {
            return true;
        }
        Path file = checkout.at(path);
        boolean script = path.startsWith("deploy/") && !file.getFileName().toString().contains(".");
        return Files.isDirectory(file)
                || Files.isRegularFile(file) && (!script || Files.isExecutable(file));
    }

    private boolean isModule(String path) {
        return Files.isRegularFile(checkout.at(path).resolve("pom.xml"));
    }
}
