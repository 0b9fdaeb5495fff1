package io.huifang.survey.insight.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of others in comma-separated values. */
@Tag("P19")
class CsvTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1",
                "＋1",
                "－1",
                "＠x"
            })
    void areNoFormulas(String words) {
        assertThat(CsvText.text(words).replace("\"", "")).startsWith("'").endsWith(words);
    }

    @Test
    void stayInTheirCell() {
        assertThat(CsvText.text("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvText.text("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(CsvText.text("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(CsvText.text("=\"x\",1")).isEqualTo("\"'=\"\"x\"\",1\"");
    }

    @Test
    void areLeftAsTheyAreOtherwise() {
        assertThat(CsvText.text("refund-delayed")).isEqualTo("refund-delayed");
        assertThat(CsvText.text("")).isEmpty();
    }
}
