package io.huifang.pages.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.pages.site.PagePaths;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {
    private static final PagePaths PAGES = new PagePaths("/");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/desk", "/desk?tab=1&x=%2F", "/v1/queue"})
    void keepsWhatIsOurs(String wanted) {
        assertThat(LocalPath.of(wanted, PAGES)).isEqualTo(wanted);
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
    void leadsToTheFirstPageOtherwise(String wanted) {
        assertThat(LocalPath.of(wanted, PAGES)).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/pages/decisions?id=1, /pages/decisions?id=1",
        "/login, /login",
        "/pages/login, /pages",
        "/pages/login/start, /pages",
        "/pages/logout, /pages"
    })
    void goesByWhereThePagesStand(String wanted, String led) {
        assertThat(LocalPath.of(wanted, new PagePaths("/pages"))).isEqualTo(led);
    }
}
