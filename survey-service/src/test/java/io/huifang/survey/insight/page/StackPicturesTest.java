package io.huifang.survey.insight.page;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import io.huifang.survey.fixture.Browser;
import io.huifang.survey.fixture.Sight;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;

/**
 * The dashboard of a stack that is up, such as the one that {@code deploy/simulation/prove --keep}
 * leaves: {@code -Dhuifang.pictures.of=http://127.0.0.1:… -Dhuifang.pictures.password=…}, the
 * supervisor's.
 */
@EnabledIfSystemProperty(named = "huifang.pictures.of", matches = "http.+")
class StackPicturesTest {
    private static final int DAYS = 89;

    /** A simulated wallet keeps no customer's words, so there are none of themes. */
    private static final int CHARTS = 4;

    private final String stack = System.getProperty("huifang.pictures.of");

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "zh-CN, DARK"})
    void isRightOverAllThatIsThere(String language, ColorScheme colours) throws IOException {
        try (Browser browser = Browser.open();
                BrowserContext desk = browser.strangersDesk(language)) {
            desk.setExtraHTTPHeaders(Map.of("Authorization", "Basic " + supervisor()));
            Page page = desk.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            for (String address : new String[] {stack + "/insight", quarter()}) {
                String name = address.contains("?") ? "quarter" : "four-weeks";
                page.navigate(address);
                page.locator("html[data-drawn='" + CHARTS + "']").waitFor();
                Sight.keep(page, "insight-" + name + "-" + language);
                assertThat(Sight.barriers(page)).isEmpty();
                assertThat(Sight.goesSideways(page)).isFalse();
                FirstPaint.keep(page, address, CHARTS, name + ", " + language);
            }
        }
    }

    private String quarter() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return stack + "/insight?from=" + today.minusDays(DAYS) + "&to=" + today;
    }

    private static String supervisor() {
        String credentials = "supervisor:" + System.getProperty("huifang.pictures.password");
        return Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }
}
