package io.huifang.benchmarks.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class InputRateTest {
    @Test
    void standsOnTheSchedulersPage(@TempDir Path root) throws Exception {
        assertThat(InputRate.in(root)).isNaN();

        Path pages = Files.createDirectories(root.resolve("docs/benchmarks"));
        Files.writeString(
                pages.resolve("scheduler.md"),
                """
                | contender                                         | events/s | client µs |
                |---------------------------------------------------|----------|-----------|
                | decided, task waits (refund.requested)            | 13,986   | –         |
                | decided, a mixture that asks for the whole policy | 11,715   | –         |
                """);
        assertThat(InputRate.in(root)).isEqualTo(11_715);
    }
}
