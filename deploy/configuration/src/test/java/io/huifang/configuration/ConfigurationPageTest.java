package io.huifang.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page is that of the sources; {@code -Dconfiguration.rewrite=true} writes it anew. */
class ConfigurationPageTest {
    private static final Path PAGE = Service.inCheckout("docs/configuration.md");

    @Test
    void tellsWhatTheSourcesSay() throws IOException {
        String page = Page.write();
        if (Boolean.getBoolean("configuration.rewrite")) Files.writeString(PAGE, page);

        assertThat(Files.readString(PAGE))
                .as("write it anew with -Dconfiguration.rewrite=true")
                .isEqualTo(page);
    }
}
