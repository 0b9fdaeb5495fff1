package io.huifang.contract.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.huifang.contract.Golden;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** What a kind admits in code, its JSON Schema admits as well, and the other way round. */
class StringKindTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @MethodSource("values")
    void codeAndSchemaAgree(StringKind kind, boolean admitted, String value) {
        Schema schema =
                REGISTRY.getSchema(
                        Golden.JSON.<com.fasterxml.jackson.databind.JsonNode>valueToTree(
                                kind.schema()));

        assertThat(kind.admits(value)).isEqualTo(admitted);
        assertThat(schema.validate(TextNode.valueOf(value)).isEmpty()).isEqualTo(admitted);
    }

    @ParameterizedTest
    @MethodSource("valuesBeyondASchema")
    void codeKnowsMoreThanAPatternCan(StringKind kind, String value) {
        assertThat(kind.admits(value)).isFalse();
    }

    static Stream<Object[]> values() {
        StringKind reference = new StringKind.Reference(8);
        StringKind text = new StringKind.Text(4);
        StringKind term = new StringKind.Term(16);
        StringKind time = new StringKind.LocalTimeOfDay();
        StringKind prose = new StringKind.Prose(9);
        StringKind moment = new StringKind.Moment();
        StringKind zone = new ContactKind.TimeZone();
        StringKind language = new ContactKind.Language();
        StringKind phone = new ContactKind.Phone();
        return Stream.of(
                        all(reference, true, "1", "pay-0001", "!~#\"{}<>"),
                        all(reference, true, "a+b", "urn:a:b", "a/b//c", ":/", "7"),
                        all(reference, false, "a@b.org", "@a", "+8613800", "+", "a://b", "://"),
                        all(reference, false, "", "123456789", "a b", "a\n", "\u007F", "é", "回"),
                        all(text, true, "a", "回访回访", "a b", " a", "😀😀😀😀", "<b>"),
                        all(text, false, "", " ", "\u3000", "\u00A0", "abcde", "a\n", "\u0000"),
                        all(text, false, "a\u0085", "a\tb", "\u2028", "回访回访回"),
                        all(term, true, "card-binding", "REFUND", "a", "7", "x_1.2-3", "a-b_c.d"),
                        all(term, true, "123456", "velocity-7", "sixteen-letters"),
                        all(
                                term,
                                false,
                                "",
                                " ",
                                " a",
                                "a ",
                                "-a",
                                "a-",
                                "a--b",
                                "a._b",
                                "a-b-c-d-e"),
                        all(term, false, "my card is gone", "钱没到账", "我被骗了", "a b", "a,b", "a?"),
                        all(term, false, "Li Lei", "李雷", "O'Neill", "é", "e\u0301"),
                        all(term, false, "https://a.b", "a/b", "a:b", "a&b", "a@example.org"),
                        all(term, false, "+8613800138000", "13800138000", "138-0013-8000"),
                        all(term, false, "138 0013 8000", "1a2b3c4d5e6f7g", "１２３", "<b>"),
                        all(term, false, "seventeen-letters", "x\u0000"),
                        all(time, true, "00:00", "09:30", "23:59"),
                        all(time, false, "", "24:00", "9:30", "09:60", "09:30:00", "09:30 "),
                        all(prose, true, "a\nb\r\n\tc", " ", "回", "'; --"),
                        all(prose, false, "", "1234567890", "a\u0000", "\u001B[0m", "\u0085"),
                        all(new StringKind.Amount("c"), true, "0", "1.00", "12.345"),
                        all(new StringKind.Amount("c"), false, "", "1.0", "-1", "01", "1.2345"),
                        all(new StringKind.Currency(), true, "CNY", "JPY"),
                        all(new StringKind.Currency(), false, "", "cny", "XXX", "EURO"),
                        all(new StringKind.OneOf(List.of("A", "B")), true, "A", "B"),
                        all(new StringKind.OneOf(List.of("A", "B")), false, "", "a", "C", "A "),
                        all(moment, true, "2026-11-21T09:30:00+08:00", "2026-11-21T09:30:00.5Z"),
                        all(moment, true, "1970-01-01T00:00:00Z", "8999-12-31T23:59:59.999999999Z"),
                        all(moment, true, "2026-11-21T09:30:00.123456789+08:00"),
                        all(moment, false, "2026-11-21T09:30:00.1234567890Z"),
                        all(moment, false, "2026-11-21T09:30:00.1234567890+08:00"),
                        all(moment, false, "", "2026-11-21", "2026-11-21T09:30:00", "0"),
                        all(zone, true, "Asia/Shanghai", "America/Port-au-Prince", "Etc/GMT+5"),
                        all(zone, false, "", "+08:00", "Asia/", "../etc/passwd", "Asia Shanghai"),
                        all(language, true, "zh", "zh-CN", "zh-Hans-CN", "en-u-ca-iso8601"),
                        all(language, false, "", "z", "zh_CN", "zh-", "-zh", "zh-123456789"),
                        all(phone, true, "+12025550143", "+1 (202) 555-0143", "+442079460123"),
                        all(phone, false, "", "12025550143", "+0202555014", "+1", "+1202x550143"))
                .flatMap(values -> values);
    }

    static Stream<Object[]> valuesBeyondASchema() {
        return Stream.of(
                new Object[] {new StringKind.Moment(), "2026-02-30T00:00:00Z"},
                new Object[] {new StringKind.Moment(), "1969-12-31T23:59:59.999Z"},
                new Object[] {new StringKind.Moment(), "1970-01-01T00:00:00+00:01"},
                new Object[] {new StringKind.Moment(), "9000-01-01T00:00:00Z"},
                new Object[] {new StringKind.Moment(), "8999-12-31T23:59:59-00:01"},
                new Object[] {new ContactKind.TimeZone(), "Mars/Olympus_Mons"},
                new Object[] {new ContactKind.TimeZone(), "asia/shanghai"},
                new Object[] {new ContactKind.TimeZone(), "SystemV/PST8"},
                new Object[] {new StringKind.Text(4), "a\uD83D"},
                new Object[] {new StringKind.Prose(4), "\uDE00a"},
                new Object[] {new StringKind.Reference(4), "abc\n"},
                new Object[] {new StringKind.Term(4), "abc\n"},
                new Object[] {new StringKind.LocalTimeOfDay(), "09:30\n"},
                new Object[] {new ContactKind.Language(), "zh-CN\n"},
                new Object[] {new ContactKind.Phone(), "+12025550143\n"});
    }

    private static Stream<Object[]> all(StringKind kind, boolean admitted, String... values) {
        return Stream.of(values).map(value -> new Object[] {kind, admitted, value});
    }
}
