package io.huifang.pages.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class HostCookiesTest {
    @ParameterizedTest
    @CsvSource({
        "__Host-q_session=a; lang=en, q_session=a; lang=en",
        "q_session=planted; lang=en, lang=en",
        "q_session=planted; __Host-q_session=a, q_session=a",
        "__Host-q_session_chunk_1=a;q_session_chunk_2=b, q_session_chunk_1=a",
        "' q_session=planted', ''",
        "',q_session=planted', ''",
        "'lang=en; ,q_session=planted', lang=en",
        "'\013q_session=planted', ''",
        "lang=q_session, lang=q_session"
    })
    void believeOnlyTheirOwnName(String sent, String read) {
        assertThat(HostCookies.received(List.of(sent))).isEqualTo(read);
    }
}
