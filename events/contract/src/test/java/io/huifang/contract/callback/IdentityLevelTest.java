package io.huifang.contract.callback;

import static io.huifang.contract.callback.IdentityLevel.KNOWLEDGE;
import static io.huifang.contract.callback.IdentityLevel.NONE;
import static io.huifang.contract.callback.IdentityLevel.SECOND_FACTOR;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R66")
class IdentityLevelTest {
    @ParameterizedTest
    @CsvSource({"SURVEY, NONE", "MARKETING, NONE", "SERVICE, KNOWLEDGE", "RISK, SECOND_FACTOR"})
    void asksForMoreTheMoreIsAtStake(Purpose purpose, IdentityLevel level) {
        assertThat(IdentityLevel.usualFor(purpose)).isEqualTo(level);
    }

    @Test
    void ofTwoTakesTheStronger() {
        assertThat(KNOWLEDGE.orStronger(SECOND_FACTOR)).isEqualTo(SECOND_FACTOR);
        assertThat(SECOND_FACTOR.orStronger(NONE)).isEqualTo(SECOND_FACTOR);
        assertThat(NONE.orStronger(NONE)).isEqualTo(NONE);
    }
}
