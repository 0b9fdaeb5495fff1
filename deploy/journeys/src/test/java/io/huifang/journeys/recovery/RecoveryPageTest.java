package io.huifang.journeys.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.recovery.RecoveryPage.Row;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class RecoveryPageTest {
    private static final String PAGE = "# Drills\n\nHead.\n\n## One\nold\n\n## Two\nkept\n";

    @Test
    void changesTheDrillsOwnChapterOnly() {
        assertThat(RecoveryPage.with("## One\nnew\n", "One", PAGE))
                .isEqualTo("# Drills\n\nHead.\n\n## One\nnew\n\n## Two\nkept\n");
        assertThat(RecoveryPage.with("## Two\nnew\n", "Two", PAGE))
                .isEqualTo("# Drills\n\nHead.\n\n## One\nold\n\n## Two\nnew\n");
    }

    @Test
    void addsAChapterThatIsNew() {
        assertThat(RecoveryPage.with("## Three\nnew\n", "Three", PAGE))
                .isEqualTo(PAGE + "\n## Three\nnew\n");
    }

    @Test
    void saysAFaultALine() {
        Row row = new Row("fault", "expected", "found", "0", "1", "2.0");

        assertThat(RecoveryPage.chapter("One", "Quiet.", List.of(row), Instant.EPOCH))
                .startsWith("## One\n1970-01-01T00:00:00Z, ")
                .contains(" processors. Quiet.\n\n| fault |")
                .endsWith("|\n| fault | expected | found | 0 | 1 | 2.0 |\n");
    }
}
