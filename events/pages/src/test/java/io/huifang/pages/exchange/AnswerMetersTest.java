package io.huifang.pages.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("P22")
class AnswerMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AnswerMeters meters = new AnswerMeters(registry);

    @Test
    void tellsOfEachKindFromTheStart() {
        assertThat(registry.find("huifang.answers").counters()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"101,1xx", "200,2xx", "303,3xx", "404,4xx", "503,5xx", "0,5xx", "600,5xx"})
    void countsByTheFirstDigit(int status, String kind) {
        meters.counter(status).increment();

        assertThat(registry.get("huifang.answers").tag("status", kind).counter().count())
                .isEqualTo(1);
    }
}
