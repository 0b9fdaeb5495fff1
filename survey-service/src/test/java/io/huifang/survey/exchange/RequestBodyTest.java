package io.huifang.survey.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class RequestBodyTest {

    private static RequestBody with(String moment) {
        return RequestBody.of("{\"at\":\"%s\"}".formatted(moment).getBytes(UTF_8));
    }

    @Test
    void readsInstantsAsRfc3339WritesThem() {
        assertThat(with("2026-11-21T09:30:00.1234567+08:00").moment("at"))
                .contains(Instant.parse("2026-11-21T01:30:00.123456Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T09:30+08:00", // without seconds
                "2026-11-21T09:30:00", // without offset
                "+12026-11-21T09:30:00Z",
                "2026-11-21T09:30:00+08:00:01",
                "2026-11-21"
            })
    void readsNoOtherInstants(String moment) {
        RequestBody body = with(moment);

        assertThat(body.moment("at")).isEmpty();
        assertThat(catchThrowableOfType(RefusedRequest.class, body::finish).problem().errors())
                .extracting(Violation::code)
                .containsExactly("not-an-instant");
    }

    @Test
    void readsOnlySoMuch() {
        byte[] tooLong = new byte[64 * 1024 + 1];

        RefusedRequest refused =
                catchThrowableOfType(RefusedRequest.class, () -> RequestBody.of(tooLong));

        assertThat(refused.problem()).isEqualTo(Problems.TOO_LARGE);
    }
}
