package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Optional;

/** A test that hangs fails instead of holding its build: the parent's POM limits all of them. */
class TimeLimitTest {
    private static final String LIMIT = "junit.jupiter.execution.timeout.default";

    private Optional<String> limit = Optional.empty();

    @RegisterExtension
    final BeforeEachCallback settings = context -> limit = context.getConfigurationParameter(LIMIT);

    @Test
    void isKnownToThoseWhoRunTests() {
        assertThat(limit).hasValueSatisfying(it -> assertThat(it).matches("[1-9][0-9]* ?[smh]?"));
    }
}
