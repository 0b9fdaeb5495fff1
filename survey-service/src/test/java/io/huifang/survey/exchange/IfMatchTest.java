package io.huifang.survey.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @Test
    void a_strong_tag_of_ours_is_the_token() {
        assertThat(IfMatch.token("\"42\"")).hasValue(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"42\"", "*", "\"42\", \"43\"", "\"other\"", "\"\"", "\"42"})
    void a_tag_we_never_gave_out_matches_no_lease(String header) {
        assertThat(IfMatch.token(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "'42'", "W/42"})
    void what_is_no_tag_is_malformed_and_no_lost_lease(String header) {
        assertThat(refusal(header)).isEqualTo(Problems.NO_ETAG);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void a_missing_tag_is_asked_for(String header) {
        assertThat(refusal(header)).isEqualTo(Problems.TOKEN_REQUIRED);
    }

    private static Problem refusal(String header) {
        return catchThrowableOfType(RefusedRequest.class, () -> IfMatch.token(header)).problem();
    }
}
