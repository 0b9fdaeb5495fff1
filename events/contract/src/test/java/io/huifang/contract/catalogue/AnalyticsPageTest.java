package io.huifang.contract.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.field.FieldKind;
import io.huifang.contract.field.FieldShape;
import io.huifang.contract.field.StringKind;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The data dictionary in docs has each fact for analysis, column by column, and no other. */
@Tag("R89")
class AnalyticsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "analytics.md");
    private static final String HEADING = "### io.huifang.";

    /** Numbers beyond it are bounded by JSON, not by what they mean. */
    private static final long MEANT = 10_000_000;

    @ParameterizedTest
    @MethodSource("facts")
    void hasEachColumnWithItsTypeAndMeaning(FactType fact) throws IOException {
        List<Column> told = columns(fact.type());

        assertThat(told)
                .extracting(Column::name, Column::type, Column::optional)
                .containsExactlyElementsOf(
                        FieldShape.of(fact.data()).stream()
                                .map(AnalyticsPageTest::shown)
                                .map(AnalyticsPageTest::tuple)
                                .toList());
        assertThat(told).extracting(Column::meaning).allMatch(meaning -> meaning.length() > 3);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void namesItsTopic(FactType fact) throws IOException {
        assertThat(section(fact.type()).get(0)).contains("`" + fact.topic().topicName() + "`");
    }

    @Test
    void hasNoFactThatNobodyTells() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(HEADING)))
                .map(line -> line.substring("### ".length()))
                .containsExactlyInAnyOrderElementsOf(facts().stream().map(FactType::type).toList());
    }

    static List<FactType> facts() {
        return FactCatalogue.all().stream()
                .filter(fact -> fact.topic().topicName().startsWith("analytics-"))
                .toList();
    }

    private record Column(String name, String type, boolean optional, String meaning) {}

    private static Tuple tuple(Column column) {
        return new Tuple(column.name(), column.type(), column.optional());
    }

    private static List<Column> columns(String type) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (String line : section(type)) {
            if (line.startsWith("| `")) {
                String[] cells = line.substring(2, line.length() - 2).split(" \\| ?", -1);
                columns.add(
                        new Column(
                                cells[0].replace("`", ""),
                                cells[1],
                                cells[2].strip().equals("optional"),
                                cells[3]));
            }
        }
        return columns;
    }

    /** The lines below the type's heading, up to the next one. */
    private static List<String> section(String type) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int heading = lines.indexOf("### " + type);
        assertThat(heading).as("%s has no heading in docs/analytics.md", type).isNotNegative();
        List<String> rest = lines.subList(heading + 1, lines.size());
        return rest.stream().takeWhile(line -> !line.startsWith("#")).toList();
    }

    private static Column shown(FieldShape field) {
        return new Column(field.name(), words(field.kind()), !field.required(), null);
    }

    private static String words(FieldKind kind) {
        if (kind instanceof FieldKind.WholeNumber number) {
            return "whole number from "
                    + number.min()
                    + (number.max() < MEANT ? " to " + number.max() : "");
        }
        if (kind instanceof FieldKind.Flag) return "flag";
        if (kind instanceof FieldKind.Decimal) return "number";
        if (kind instanceof FieldKind.OpenObject) return "object";
        if (kind instanceof FieldKind.Identifier) return "UUID";
        if (kind instanceof FieldKind.AnyText) return "text";
        if (kind instanceof StringKind.Moment) return "instant";
        if (kind instanceof StringKind.OneOf) return "code";
        throw new IllegalArgumentException("no words for " + kind);
    }
}
