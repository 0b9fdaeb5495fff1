package io.huifang.pages.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagePathsTest {
    @ParameterizedTest
    @CsvSource({
        "/pages, /pages, true",
        "/pages, /pages/decisions, true",
        "/pages, /pagesque, false",
        "/pages, /appointments/a, false",
        "/pages, /v1/decisions, false",
        "/pages, /, false",
        "/, /, true",
        "/, /desk, true",
        "/, /v1ish, true",
        "/, /v1, false",
        "/, /v1/queue, false"
    })
    void standBelowTheFirstOneAndOutsideOfTheProgramsInterface(
            String first, String path, boolean page) {
        assertThat(new PagePaths(first).isPage(path)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"/, /login, /logout", "/pages, /pages/login, /pages/logout"})
    void haveTheirDoorBesideThem(String first, String login, String logout) {
        PagePaths pages = new PagePaths(first);

        assertThat(pages.login()).isEqualTo(login);
        assertThat(pages.logout()).isEqualTo(logout);
    }
}
