package io.huifang.outbox.setting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;
import java.util.stream.Stream;

class StraySettingsTest {
    private static final Set<String> PREFIXES = Set.of("huifang.lease", "huifang.insight.page");

    @Test
    void areNoneOfTheMappings() {
        assertThatCode(
                        () ->
                                refuse(
                                        "huifang.lease.duration",
                                        "huifang.insight.page.scheduler-url",
                                        "quarkus.http.port",
                                        "%dev.huifang.lese.duration"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"huifang.lese.duration", "huifang.leases.x", "huifang.insight.enabled"})
    void endTheStartWithTheirName(String name) {
        assertThatThrownBy(() -> refuse("huifang.lease.duration", name))
                .hasMessageContaining(name + " is no setting of this service")
                .hasMessageContaining("docs/configuration.md");
    }

    private static void refuse(String... names) {
        StraySettings.refuse(PREFIXES, Stream.of(names));
    }
}
