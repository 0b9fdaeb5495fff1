package io.huifang.intake.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀",
        "%e5%9b%9e%E8%AE%BF, 回访",
        "100%, 100%",
        "%zz, %zz",
        "%2525, %25",
        "a%22b, 'a\"b'",
        "'\"quoted value\"', quoted value",
        "'\"a\\\"b\"', 'a\"b'",
        "'\"%41\"', A",
        "'\"', '\"'",
    })
    void decodesOneRoundAfterUnquoting(String header, String text) {
        assertThat(HeaderText.decode(header)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C3", "%ED%A0%80", "%FF", "caf\u00e9", "a\tb", "\"a\"b\"", "\"a\\\""})
    void refusesWhatIsNotUtf8InAscii(String header) {
        assertThat(HeaderText.decode(header)).isEmpty();
    }
}
