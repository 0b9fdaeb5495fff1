package io.huifang.scheduler.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.NoticeRules;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts of the shipped notices, and the page that shows them. */
@Tag("R30")
class NoticeTextsTest {
    private static final Path TEXTS = Path.of("src/main/resources/notices");
    private static final Path PAGE = Path.of("../docs/notices.md");
    private static final Pattern PLACEHOLDER = Pattern.compile("[{][a-z]+[}]");

    @Test
    void areThereInBothLanguagesForEachTemplateAndForNoOther() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            NoticeRules.SHIPPED.keySet().stream()
                                    .flatMap(it -> Stream.of(it + ".en.txt", it + ".zh-CN.txt"))
                                    .toList());
        }
    }

    @Test
    void leaveTheSameThingsToBeFilledInInBothLanguages() throws IOException {
        for (Map.Entry<String, Boolean> template : NoticeRules.SHIPPED.entrySet()) {
            Set<String> english = placeholders(text(template.getKey(), "en"));
            assertThat(placeholders(text(template.getKey(), "zh-CN")))
                    .as(template.getKey())
                    .isEqualTo(english)
                    .contains("{company}")
                    .isSubsetOf("{company}", "{date}", "{time}", "{link}");
            assertThat(english.contains("{link}"))
                    .as(template.getKey())
                    .isEqualTo(template.getValue());
        }
    }

    @Test
    @Tag("R31")
    void canDoWithoutTheirLink() throws IOException {
        for (String template : NoticeRules.SHIPPED.keySet()) {
            for (String language : List.of("en", "zh-CN")) {
                String rest = text(template, language).replaceAll("\\[[^\\]]*\\{link}]", "");
                assertThat(rest).as(template).doesNotContain("{link}", "[", "]");
            }
        }
    }

    @Test
    void standOnThePage() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String template : new TreeMap<>(NoticeRules.SHIPPED).keySet()) {
            texts.append("\n### `").append(template).append("`\n\n");
            texts.append("> ").append(text(template, "zh-CN")).append("\n>\n");
            texts.append("> ").append(text(template, "en")).append("\n");
        }
        String head = Files.readString(PAGE).split("\n### ")[0];
        if (Boolean.getBoolean("notices.rewrite")) Files.writeString(PAGE, head + texts);

        assertThat(Files.readString(PAGE))
                .as("write it anew with -Dnotices.rewrite=true")
                .isEqualTo(head + texts);
    }

    private static String text(String template, String language) throws IOException {
        return Files.readString(TEXTS.resolve(template + "." + language + ".txt")).strip();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(it -> it.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
