package io.huifang.survey.page;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.huifang.pages.wording.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of all pages: whoever adds a bundle or a template is looked after here. */
class WordingTest {
    private static final Path WORDINGS = Path.of("src/main/resources/wordings");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern ASKED = Pattern.compile("frame\\.say\\('([^']+)'\\)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(WORDINGS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".en.properties"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void sayTheSameThingsInBothLanguages(String bundle) {
        assertThat(texts(bundle, Language.CHINESE).stringPropertyNames())
                .isEqualTo(texts(bundle, Language.ENGLISH).stringPropertyNames());
    }

    /** Of two texts under one key the first is never said. */
    @ParameterizedTest
    @MethodSource("bundles")
    void sayOneThingUnderOneKey(String bundle) {
        for (Language language : Language.values()) {
            String file = bundle + "." + language.tag() + ".properties";
            assertThat(read(WORDINGS.resolve(file)).lines().filter(line -> line.contains("=")))
                    .extracting(line -> line.substring(0, line.indexOf('=')).strip())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void fillInTheSameValuesInBothLanguages(String bundle) {
        Properties chinese = texts(bundle, Language.CHINESE);
        assertThat(texts(bundle, Language.ENGLISH))
                .allSatisfy(
                        (key, text) ->
                                assertThat(placeholders(chinese.getProperty((String) key)))
                                        .as((String) key)
                                        .isEqualTo(placeholders((String) text)));
    }

    /** A feature's templates stand in a folder of its bundle's name. */
    @ParameterizedTest
    @MethodSource("bundles")
    void sayEverythingThatTheTemplatesAskFor(String bundle) throws IOException {
        Set<String> asked = askedFor(bundle);
        Set<String> known = new TreeSet<>(texts("page", Language.ENGLISH).stringPropertyNames());
        known.addAll(texts(bundle, Language.ENGLISH).stringPropertyNames());

        assertThat(known).containsAll(asked);
    }

    @Test
    void findWhatTemplatesAskFor() throws IOException {
        assertThat(askedFor("page")).contains("skip", "failed");
    }

    @Test
    void readTheTimeThatAFieldSaysInThePagesZone() {
        Wording wording = new Wording(Language.ENGLISH, ZoneId.of("Asia/Shanghai"), "page");
        Instant noon = Instant.parse("2027-03-01T04:00:00Z");

        assertThat(wording.field(noon)).isEqualTo("2027-03-01T12:00");
        assertThat(wording.instant(" 2027-03-01T12:00")).contains(noon);
        assertThat(wording.instant("noon")).isEmpty();
        assertThat(wording.instant(null)).isEmpty();
    }

    @Test
    void leaveWhatNobodyNamedAsItIs() {
        Wording wording = new Wording(Language.CHINESE, ZoneId.of("UTC"), "page");

        assertThat(wording.name("reason", "a-reason-of-our-own")).isEqualTo("a-reason-of-our-own");
    }

    private static Set<String> askedFor(String bundle) throws IOException {
        Path folder = TEMPLATES.resolve(bundle);
        Set<String> asked = new TreeSet<>();
        if (!Files.isDirectory(folder)) return asked;
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .flatMap(file -> ASKED.matcher(read(file)).results())
                    .forEach(found -> asked.add(found.group(1)));
        }
        return asked;
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }

    private static Properties texts(String bundle, Language language) {
        Properties texts = new Properties();
        Path file = WORDINGS.resolve(bundle + "." + language.tag() + ".properties");
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
