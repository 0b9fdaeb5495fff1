package io.huifang.survey.smallgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D14")
class AtLeastFiveTest {
    @Test
    void letsNobodyConfigureAnonymityAway() {
        AtLeastFive converter = new AtLeastFive();

        assertThat(converter.convert(" 5 ")).isEqualTo(5);
        assertThatThrownBy(() -> converter.convert("4"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
