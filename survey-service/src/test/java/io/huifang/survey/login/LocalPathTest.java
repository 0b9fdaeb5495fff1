package io.huifang.survey.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/desk?tab=1&x=%2F", "/v1/queue"})
    void keepsWhatIsOurs(String wanted) {
        assertThat(LocalPath.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "desk",
                "//evil.example",
                "/\\evil.example",
                "/a\\b",
                "https://evil.example/",
                "javascript:alert(1)",
                "/a b",
                "/a;Path=/v1",
                "/{a}",
                "/a%zz",
                "/a\"b",
                "/a\r\nSet-Cookie: x=1",
                "/caf\u00e9",
                "/login",
                "/login/start",
                "/logout"
            })
    void leadsToTheDeskOtherwise(String wanted) {
        assertThat(LocalPath.of(wanted)).isEqualTo("/");
    }
}
