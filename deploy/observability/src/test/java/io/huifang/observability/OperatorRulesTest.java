package io.huifang.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The rules for Prometheus' operator are those of the files, word for word. {@code -Dupdate=true}
 * writes them anew.
 */
class OperatorRulesTest {
    private static final Path RESOURCES =
            Repository.HERE.resolve("kubernetes/prometheus-rules.yaml");

    @Test
    void resourcesAreWrittenFromTheRules() throws IOException {
        String wanted =
                Repository.rules().stream()
                        .map(OperatorRulesTest::resource)
                        .collect(Collectors.joining("---\n", "# Written from rules/.\n", ""));

        if (Boolean.getBoolean("update")) Files.writeString(RESOURCES, wanted);

        assertThat(Repository.read(RESOURCES)).isEqualTo(wanted);
    }

    private static String resource(Path rules) {
        String name = rules.getFileName().toString().replace(".yaml", "");
        return """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: huifang-%s
        spec:
        """
                        .formatted(name)
                + Repository.read(rules)
                        .lines()
                        .map(line -> line.isBlank() ? "" : "  " + line)
                        .collect(Collectors.joining("\n", "", "\n"));
    }
}
