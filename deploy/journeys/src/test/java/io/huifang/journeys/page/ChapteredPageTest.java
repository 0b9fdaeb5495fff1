package io.huifang.journeys.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class ChapteredPageTest {
    private static final String PAGE = "# Drills\n\nHead.\n\n## One\nold\n\n## Two\nkept\n";

    @Test
    void changesTheDrillsOwnChapterOnly() {
        assertThat(ChapteredPage.with("## One\nnew\n", "One", PAGE))
                .isEqualTo("# Drills\n\nHead.\n\n## One\nnew\n\n## Two\nkept\n");
        assertThat(ChapteredPage.with("## Two\nnew\n", "Two", PAGE))
                .isEqualTo("# Drills\n\nHead.\n\n## One\nold\n\n## Two\nnew\n");
    }

    @Test
    void addsAChapterThatIsNew() {
        assertThat(ChapteredPage.with("## Three\nnew\n", "Three", PAGE))
                .isEqualTo(PAGE + "\n## Three\nnew\n");
    }

    @Test
    void saysARowALine() {
        ChapteredPage page = new ChapteredPage("docs/none.md", "none.rewrite", "| head |\n|---|\n");

        assertThat(page.chapter("One", "Quiet.", List.of("| 1 |", "| 2 |"), Instant.EPOCH))
                .startsWith("## One\n1970-01-01T00:00:00Z, ")
                .endsWith(" processors. Quiet.\n\n| head |\n|---|\n| 1 |\n| 2 |\n");
    }
}
