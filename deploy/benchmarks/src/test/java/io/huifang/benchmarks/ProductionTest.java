package io.huifang.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ProductionTest {
    @Test
    void databaseIsSizedAsItsManifestSays() throws IOException {
        String manifest =
                Files.readString(Path.of("../kubernetes/components/postgres/scheduler.yaml"));

        assertThat(Production.PARAMETERS)
                .allSatisfy(
                        (name, value) ->
                                assertThat(manifest)
                                        .containsPattern(name + ": \"?" + value + "\"?\\R"));
    }
}
