package io.huifang.pages.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** A service's links, by the keys of a file. */
@Tag("R32")
class SignedLinksTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final UUID SUBJECT = UUID.fromString("01a200f8-8240-7000-8000-0000000000cb");

    @TempDir Path directory;

    @Test
    void areReadByTheServiceThatMadeThem() {
        try (SignedLinks mine = links("one", "https://calls.example/wallet", true)) {
            URI link = mine.to("help/", (byte) 6, SUBJECT, NOW.plusSeconds(1));
            String token = link.getPath().replaceFirst("^/wallet/help/", "");

            assertThat(link).hasHost("calls.example");
            assertThat(mine.subject(token, (byte) 6)).contains(SUBJECT);
            assertThat(mine.subject(token, (byte) 5)).isEmpty();
            assertThat(mine.subject(token + "A", (byte) 6)).isEmpty();
        }
    }

    @Test
    void areReadByNoOtherServiceEvenWithTheSameKeys() {
        try (SignedLinks mine = links("one", "https://calls.example", true);
                SignedLinks again = links("one", "https://calls.example", false);
                SignedLinks others = links("other", "https://calls.example", false)) {
            String token =
                    mine.to("", (byte) 1, SUBJECT, NOW.plusSeconds(1)).getPath().substring(1);

            assertThat(again.subject(token, (byte) 1)).contains(SUBJECT);
            assertThat(others.subject(token, (byte) 1)).isEmpty();
        }
    }

    @Test
    void needKeysAtTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> links("one", "https://calls.example", false))
                .withMessageContaining("huifang.links.key-file");
    }

    @Test
    void haveOneOrigin() {
        try (SignedLinks links = links("one", "https://calls.example:8443/wallet/", true)) {
            assertThat(links.isOrigin("https://Calls.example:8443")).isTrue();
            assertThat(links.isOrigin("https://calls.example")).isFalse();
            assertThat(links.below("help")).hasToString("https://calls.example:8443/wallet/help");
        }
    }

    private SignedLinks links(String use, String base, boolean createKey) {
        return new SignedLinks(
                new LinkSettings(
                        use,
                        directory.resolve("links.key"),
                        createKey,
                        Duration.ofHours(1),
                        URI.create(base)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
