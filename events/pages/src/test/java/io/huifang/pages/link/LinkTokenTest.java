package io.huifang.pages.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What is a link of ours, and what is not. */
@Tag("R32")
class LinkTokenTest {
    private static final String USE = "huifang link";
    private static final byte PURPOSE = 1;
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final UUID SUBJECT = UUID.fromString("01a200f8-8240-7000-8000-0000000000cb");
    private static final String OLD_KEY = key(1);
    private static final String NEW_KEY = key(2);

    private final LinkKeys keys = LinkKeys.read(OLD_KEY, USE);
    private final String token = token(NOW.plusSeconds(60)).signed(keys);

    @Test
    void isReadUntilItEnds() {
        assertThat(LinkToken.read(token, PURPOSE, keys, NOW)).contains(token(NOW.plusSeconds(60)));
        assertThat(LinkToken.read(token, PURPOSE, keys, NOW.plusSeconds(59))).isPresent();
        assertThat(LinkToken.read(token, PURPOSE, keys, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void isRefusedWithAnyOneBitChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(token);

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "../../../../etc/passwd",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
                "中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中中"
            })
    void isNothingElse(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void isNoShorterAndNoLonger() {
        assertThat(read(token.substring(1))).isEmpty();
        assertThat(read(token + "A")).isEmpty();
        assertThat(read(token + "=")).isEmpty();
    }

    @Test
    void isGoodForNoOtherPurpose() {
        byte[] said = Arrays.copyOf(Base64.getUrlDecoder().decode(token), 25);
        said[0] = 2;
        byte[] signature = keys.sign(said);
        byte[] all = Arrays.copyOf(said, 25 + signature.length);
        System.arraycopy(signature, 0, all, 25, signature.length);

        assertThat(read(Base64.getUrlEncoder().withoutPadding().encodeToString(all))).isEmpty();
    }

    @Test
    void isGoodForNoOtherPurposeWhenAskedForThat() {
        assertThat(LinkToken.read(token, (byte) 2, keys, NOW)).isEmpty();
    }

    @Test
    void isNotOfAnotherServiceWithTheSameKey() {
        assertThat(read(token, LinkKeys.read(OLD_KEY, "huifang survey link"))).isFalse();
    }

    @Test
    void outlivesAChangeOfKeysUntilTheOldOneIsTakenOut() {
        assertThat(read(token, LinkKeys.read(NEW_KEY + "\n" + OLD_KEY, USE))).isTrue();
        assertThat(read(token, LinkKeys.read(NEW_KEY, USE))).isFalse();
        String newer =
                token(NOW.plusSeconds(60)).signed(LinkKeys.read(NEW_KEY + "\n" + OLD_KEY, USE));
        assertThat(read(newer, LinkKeys.read(NEW_KEY, USE))).isTrue();
    }

    @Test
    void saysNothingButWhatForAboutWhatAndUntilWhen() {
        byte[] said = Arrays.copyOf(Base64.getUrlDecoder().decode(token), 25);
        ByteBuffer read = ByteBuffer.wrap(said);
        assertThat(read.get()).isEqualTo((byte) 1);
        assertThat(new UUID(read.getLong(), read.getLong())).isEqualTo(SUBJECT);
        assertThat(Instant.ofEpochSecond(read.getLong())).isEqualTo(NOW.plusSeconds(60));
        assertThat(token).hasSize(76).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "c2hvcnQ=", "no base64!"})
    void refusesKeysThatAreNone(String text) {
        assertThatThrownBy(() -> LinkKeys.read(text, USE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAThirdKey() {
        assertThatThrownBy(() -> LinkKeys.read(key(1) + "\n" + key(2) + "\n" + key(3), USE))
                .hasMessageContaining("one key or two");
    }

    @Test
    void makesAKeyOnceAndForItsOwnerOnly(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("links.key");

        assertThatThrownBy(() -> LinkKeyFile.read(file, false, USE))
                .hasMessageContaining("huifang.links.key-file");
        LinkKeyFile.read(file, true, USE);
        String made = Files.readString(file);
        LinkKeyFile.read(file, true, USE);

        assertThat(Files.readString(file)).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void saysNothingOfAKeyThatIsUnusable(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("links.key"), "hunter2-hunter2\n");

        assertThatThrownBy(() -> LinkKeyFile.read(file, false, USE))
                .hasMessageContaining("32 bytes")
                .hasStackTraceContaining("LinkKeyFile")
                .satisfies(it -> assertThat(it.toString()).doesNotContain("hunter2"));
    }

    private boolean read(String text, LinkKeys keys) {
        return LinkToken.read(text, PURPOSE, keys, NOW).isPresent();
    }

    private Optional<LinkToken> read(String text) {
        return LinkToken.read(text, PURPOSE, keys, NOW);
    }

    private static LinkToken token(Instant until) {
        return new LinkToken(PURPOSE, SUBJECT, until);
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
