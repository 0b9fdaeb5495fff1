package io.huifang.outbox.setting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class ProductionSettingsTest {
    private final Map<String, String> given =
            new HashMap<>(
                    Map.of(
                            "quarkus.datasource.reactive.url", "postgresql://vault/intake",
                            "quarkus.datasource.jdbc.url", "jdbc:postgresql://vault/intake",
                            "quarkus.datasource.username", "intake"));

    @Test
    void areTakenWhenAllAreThere() {
        assertThatCode(this::require).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.datasource.reactive.url",
                "quarkus.datasource.jdbc.url",
                "quarkus.datasource.username"
            })
    void areNamedWhenTheyAreMissing(String name) {
        given.remove(name);
        assertThatThrownBy(this::require)
                .hasMessageContaining(name + ", which is missing")
                .hasMessageContaining("docs/configuration.md");

        given.put(name, " ");
        assertThatThrownBy(this::require).hasMessageContaining(name);
    }

    private void require() {
        ProductionSettings.require(name -> Optional.ofNullable(given.get(name)));
    }
}
