package io.huifang.journeys.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page in docs is that of the tags; {@code -Drequirements.rewrite=true} writes it anew. */
class RequirementsPageTest {
    private static final Path ROOT =
            Path.of(System.getProperty("huifang.root")).toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs").resolve("requirements.md");
    private static final String CHAPTERS = "\n## " + Requirement.all().get(0).chapter();

    /** How tests are chosen; they show nothing by it. */
    private static final Set<String> CHOSEN_BY = Set.of("journey", "long", "keycloak");

    private static final List<TestClass> TESTS = TestSources.classes(TestSources.in(ROOT));

    private final RequirementsPage page = new RequirementsPage(TESTS);

    @Test
    void isThatOfTheTags() throws IOException {
        String anew = page.of(Requirement.all());
        if (Boolean.getBoolean("requirements.rewrite")) Files.writeString(PAGE, anew);

        assertThat(chapters(Files.readString(PAGE)))
                .as("write it anew with " + RequirementsPage.WRITE)
                .isEqualTo(chapters(anew));
    }

    @ParameterizedTest
    @EnumSource
    void countsTheTestsOfEachKind(Kind kind) throws IOException {
        Matcher row = row(kind).matcher(Files.readString(PAGE));
        long count = page.count(kind);

        assertThat(count).isPositive();
        assertThat(row.find()).isTrue();
        assertThat(Long.parseLong(row.group(1)))
                .as("write it anew with " + RequirementsPage.WRITE)
                .isCloseTo(count, within(Math.max(count / 10, 1)));
    }

    @Test
    void hasATestInEachRow() {
        assertThat(without(TESTS)).isEmpty();
    }

    @Test
    void hasARowForEachTag() {
        Set<String> tags = new TreeSet<>();
        for (TestClass test : TESTS) {
            tags.addAll(test.tags());
            test.methods().forEach(it -> tags.addAll(it.tags()));
        }
        tags.removeAll(CHOSEN_BY);

        assertThat(numbers()).containsAll(tags).doesNotHaveDuplicates();
    }

    @Test
    void hasAllNumbers() {
        assertThat(numbers())
                .containsExactlyElementsOf(
                        Stream.of(Map.entry("R", 104), Map.entry("D", 15), Map.entry("P", 24))
                                .flatMap(RequirementsPageTest::numbered)
                                .toList());
    }

    @Test
    void hasAnEmptyRowWithoutTheTag() {
        Map<String, String> untagged = TestSources.in(ROOT);
        untagged.replaceAll((file, text) -> text.replace("@Tag(\"P22\")", ""));

        assertThat(without(TESTS)).doesNotContain("P22");
        assertThat(without(TestSources.classes(untagged))).contains("P22");
    }

    private static List<String> without(List<TestClass> tests) {
        return numbers().stream()
                .filter(number -> tests.stream().noneMatch(it -> it.isTagged(number)))
                .toList();
    }

    private static List<String> numbers() {
        return Requirement.all().stream().map(Requirement::number).toList();
    }

    private static Stream<String> numbered(Map.Entry<String, Integer> series) {
        return Stream.iterate(1, it -> it + 1)
                .limit(series.getValue())
                .map(it -> series.getKey() + it);
    }

    private static Pattern row(Kind kind) {
        String start = "\n| " + kind.name().toLowerCase(Locale.ROOT) + " | ";
        return Pattern.compile(Pattern.quote(start) + ".* \\| (\\d+) \\|\n");
    }

    private static String chapters(String page) {
        return page.substring(page.indexOf(CHAPTERS));
    }
}
