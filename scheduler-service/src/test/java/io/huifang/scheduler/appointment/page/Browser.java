package io.huifang.scheduler.appointment.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Assumptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium that the system has. Where it has none the test is skipped, unless {@code
 * HUIFANG_BROWSER=required} says that this machine must have one.
 */
final class Browser implements AutoCloseable {
    private static final List<String> USUAL =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser open() {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            String missing = "no Chromium here: apt-get install chromium, or set HUIFANG_CHROMIUM";
            if ("required".equals(System.getenv("HUIFANG_BROWSER"))) {
                throw new IllegalStateException(missing);
            }
            System.err.println("NOT TESTED in a browser: " + missing);
            Assumptions.abort(missing);
        }
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program.get())
                                        // root in a container has no other choice
                                        .setArgs(List.of("--no-sandbox"))));
    }

    /** A telephone whose owner reads that language. */
    BrowserContext telephone(String language, ColorScheme colours) {
        return chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setJavaScriptEnabled(true)
                        .setLocale(language)
                        .setColorScheme(colours));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> program() {
        return Stream.concat(Stream.ofNullable(System.getenv("HUIFANG_CHROMIUM")), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
