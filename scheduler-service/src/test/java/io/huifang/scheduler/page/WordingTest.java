package io.huifang.scheduler.page;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackEscalated.Stage;
import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.Outcome;
import io.huifang.pages.wording.Language;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactsView;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.NoticeRules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of the pages. */
class WordingTest {
    private static final Map<String, Enum<?>[]> NAMED =
            Map.of(
                    "decision", DecisionKind.values(),
                    "outcome", Outcome.values(),
                    "disposition", Disposition.values(),
                    "status", Standing.Status.values(),
                    "ending", Attempt.Ending.values(),
                    "contact", ContactKind.values(),
                    "contactState", ContactEntry.State.values(),
                    "customerIs", ContactsView.Known.values(),
                    "incidentTask", IncidentTask.State.values());

    @Test
    void sayTheSameThingsInBothLanguages() {
        assertThat(texts(Language.CHINESE).stringPropertyNames())
                .isEqualTo(texts(Language.ENGLISH).stringPropertyNames());
    }

    @Test
    void fillInTheSameValuesInBothLanguages() {
        Properties chinese = texts(Language.CHINESE);
        assertThat(texts(Language.ENGLISH))
                .allSatisfy(
                        (key, text) ->
                                assertThat(placeholders(chinese.getProperty((String) key)))
                                        .as((String) key)
                                        .isEqualTo(placeholders((String) text)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sayEverythingThatTheTemplatesAskFor(Language language) throws IOException {
        assertThat(askedFor())
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(texts(language).getProperty(key)).as(key).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void haveWordsForEveryConstantThatPeopleRead(Language language) {
        Wording wording = new Wording(language, ZoneId.of("UTC"));
        NAMED.forEach(
                (group, constants) ->
                        assertThat(constants)
                                .allMatch(constant -> wording.knows(group, constant.name())));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void haveWordsForEveryFaultOfADocument(Language language) throws IOException {
        Wording wording = new Wording(language, ZoneId.of("UTC"));
        assertThat(faults())
                .contains("missing", "unreadable")
                .allMatch(it -> wording.knows("fault", it));
    }

    /** Ids are not enums: whoever invents one finds out here that people will read it. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void haveWordsForAllThatRulesAndHistoriesName(Language language) throws IOException {
        Wording wording = new Wording(language, ZoneId.of("UTC"));

        assertThat(inMain("[.]note(?:Budget)?\\(\\s*[^,;]+?,\\s*\"([a-z-]+)\""))
                .contains("closed", "escalated")
                .allSatisfy(it -> assertThat(wording.knows("history", it)).as(it).isTrue());
        for (Input input : Input.values()) {
            assertThat(wording.knows("input", input.toldAs())).as(input.toldAs()).isTrue();
        }
        assertThat(inMain("Rule id: [^*]*\\*/[^=;]*=\\s*\"([a-z.-]+)\""))
                .contains("customer.erased", "notice.unsafe")
                .allSatisfy(it -> assertThat(wording.knows("rule", it)).as(it).isTrue());
        for (Target target : Target.values()) {
            for (Stage stage : Stage.values()) {
                String rule = inWords("sla." + target + "." + stage);
                assertThat(wording.knows("rule", rule)).as(rule).isTrue();
            }
        }
        for (String id : NoticeRules.SHIPPED.keySet()) {
            assertThat(wording.knows("notice", id)).as(id).isTrue();
        }
    }

    private static String inWords(String constants) {
        return constants.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> inMain(String pattern) throws IOException {
        Pattern sought = Pattern.compile(pattern);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> sought.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void haveWordsForEveryStateOfAReplay(Language language) throws IOException {
        Wording wording = new Wording(language, ZoneId.of("UTC"));
        assertThat(statesOfReplays())
                .contains("WAITING", "DONE")
                .allMatch(it -> wording.knows("replayState", it));
    }

    @Test
    void readTheTimeThatAFieldSaysInThePagesZone() {
        Wording wording = new Wording(Language.ENGLISH, ZoneId.of("Asia/Shanghai"));
        Instant noon = Instant.parse("2027-03-01T04:00:00Z");

        assertThat(wording.field(noon)).isEqualTo("2027-03-01T12:00:00");
        assertThat(wording.instant(" 2027-03-01T12:00")).contains(noon);
        assertThat(wording.instant("noon")).isEmpty();
        assertThat(wording.instant(null)).isEmpty();
    }

    @Test
    void leaveWhatNobodyNamedAsItIs() {
        Wording wording = new Wording(Language.CHINESE, ZoneId.of("UTC"));

        assertThat(wording.name("rule", "a-rule.of-tomorrow")).isEqualTo("a-rule.of-tomorrow");
        assertThat(wording.reason("a-reason-of-our-own")).isEqualTo("a-reason-of-our-own");
        assertThat(wording.reason("refund-delayed")).endsWith("（refund-delayed）");
    }

    @Test
    void tellLengthsInTheLargestWholeUnit() {
        Wording wording = new Wording(Language.ENGLISH, ZoneId.of("UTC"));

        assertThat(Stream.of("P7D", "PT36H", "PT90M").map(Duration::parse).map(wording::length))
                .containsExactly("7 d", "36 h", "90 min");
    }

    private static List<String> askedFor() throws IOException {
        return inFiles("src/main/resources/templates/pages", "frame\\.say\\('([^']+)'\\)");
    }

    private static List<String> faults() throws IOException {
        return inFiles(
                "src/main/java/io/huifang/scheduler/policy/document",
                "(?:[.]fault\\(|new Fault\\(\\s*\"\",)\\s*\"([a-z-]+)\"");
    }

    private static List<String> statesOfReplays() throws IOException {
        return inFiles("src/main/resources/db/migration", "state IN \\(([^)]+)\\)\\),\\s+began_at")
                .stream()
                .flatMap(states -> Stream.of(states.replace("'", "").split(", ")))
                .toList();
    }

    private static List<String> inFiles(String folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.flatMap(file -> Pattern.compile(pattern).matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static List<String> placeholders(String text) {
        return Pattern.compile("\\{\\d[^}]*}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties texts(Language language) {
        try {
            Properties texts = new Properties();
            texts.load(
                    new InputStreamReader(
                            WordingTest.class.getResourceAsStream(
                                    "/pages/" + language.tag() + ".properties"),
                            UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
