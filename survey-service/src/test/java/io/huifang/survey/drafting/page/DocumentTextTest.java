package io.huifang.survey.drafting.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.survey.drafting.DocumentKind;
import io.huifang.survey.exchange.Violation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class DocumentTextTest {
    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/documents"))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void readsWhatItWrites(Path file) throws IOException, DocumentText.Unreadable {
        JsonNode document = new ObjectMapper().readTree(file.toFile());

        assertThat(DocumentText.read(DocumentText.write(document))).isEqualTo(document);
    }

    @Test
    void readsJsonAsWell() throws DocumentText.Unreadable {
        assertThat(DocumentText.read("{\"must\": true, \"is\": \"no\"}").toString())
                .isEqualTo("{\"must\":true,\"is\":\"no\"}");
    }

    @Test
    void takesNothingForAFlagButTrueAndFalse() throws DocumentText.Unreadable {
        assertThat(DocumentText.read("a: no\nb: Yes\nc: off\nd: true").toString())
                .isEqualTo("{\"a\":\"no\",\"b\":\"Yes\",\"c\":\"off\",\"d\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a: 1\\n  b: 2 | 2", "a: 1\\nb: 2\\na: 3 | 3", "a: [1, 2\\nb: 3 | 2"})
    void saysAtWhichLineReadingEnded(String text, int line) {
        DocumentText.Unreadable broken =
                catchThrowableOfType(
                        DocumentText.Unreadable.class,
                        () -> DocumentText.read(text.replace("\\n", "\n")));

        assertThat(broken.line()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "[]", "just words", "a: 1\n---\nb: 2", "{\"a\":1} {\"b\":2}"})
    void takesOneDocumentWithMembersOnly(String text) {
        assertThatThrownBy(() -> DocumentText.read(text))
                .isInstanceOf(DocumentText.Unreadable.class);
    }

    @Test
    void knowsWhichLineSaysWhat() {
        DocumentText places =
                DocumentText.of("title:\n  en: A\nquestions:\n- id: q\n  kind: star\n");

        assertThat(places.line("/title")).isEqualTo(1);
        assertThat(places.line("/title/en")).isEqualTo(2);
        assertThat(places.line("/questions/0/kind")).isEqualTo(5);
        assertThat(places.line("/questions/0/ask/en")).isEqualTo(4);
        assertThat(places.line("/nothing")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void beginsWithNothingMissingButWords(DocumentKind kind) {
        assertThat(kind.faults(Skeletons.of(kind)))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.code()).isEqualTo("missing"))
                .extracting(Violation::pointer)
                .contains("/title/zh-CN", "/title/en");
    }
}
