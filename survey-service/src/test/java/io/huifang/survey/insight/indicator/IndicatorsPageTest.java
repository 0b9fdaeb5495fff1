package io.huifang.survey.insight.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the document says of each indicator is what the service says. */
@Tag("R89")
class IndicatorsPageTest {
    private static final Path PAGE = Path.of("../docs/indicators.md");
    private static final String BEGIN = "<!-- written by IndicatorsPageTest: begin -->\n";
    private static final String END = "<!-- written by IndicatorsPageTest: end -->";

    @Test
    void listsEveryIndicatorAsTheCatalogueDoes() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String rightPage = page.substring(0, from) + table() + page.substring(to);
        if (Boolean.getBoolean("indicators.rewrite")) {
            Files.writeString(PAGE, rightPage);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(rightPage);
    }

    private static String table() {
        StringBuilder table =
                new StringBuilder(
                        "| indicator | unit | numerator | denominator | window | facts |\n");
        table.append("|---|---|---|---|---|---|\n");
        for (Indicator one : Catalogue.all()) {
            String source = one.source().equals("Huifang") ? "" : " (" + one.source() + ")";
            String marks = (one.aboutPeople() ? " †" : "") + settles(one);
            table.append(
                    "| `%s`%s%s | %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    one.name(),
                                    marks,
                                    source,
                                    one.unit(),
                                    one.numerator(),
                                    one.denominator(),
                                    one.window(),
                                    one.facts()));
        }
        return table.toString();
    }

    private static String settles(Indicator one) {
        return one.settlesAfter().isZero() ? "" : " ‡ " + one.settlesAfter().toDays();
    }
}
