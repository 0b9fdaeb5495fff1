package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Two replicas that share a key file. */
class KeyFileEncryptionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir Path directory;

    private Path path;
    private KeyFileEncryption one;
    private KeyFileEncryption other;

    @BeforeEach
    void open() {
        path = directory.resolve("keys.json");
        one = new KeyFileEncryption(new KeyFile(path), true);
        other = new KeyFileEncryption(new KeyFile(path), false);
    }

    @Test
    void unwrapsWhatItWrapped() {
        SecretKey secret = secret();

        WrappedKey wrapped = wrap(one, secret);

        assertThat(wrapped.wrappedBy()).isEqualTo(one.current());
        assertThat(unwrap(other, wrapped).bytes()).isEqualTo(secret.bytes());
    }

    @Test
    void unwrapsAKeyInItsOwnRowOnly() {
        WrappedKey wrapped = wrap(one, secret());
        WrappedKey moved =
                new WrappedKey(
                        "somebody-else", wrapped.keyId(), wrapped.wrappedBy(), wrapped.bytes());

        assertThatThrownBy(() -> unwrap(one, moved)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void knowsAtOnceAKeyThatAnotherReplicaMade() {
        SecretKey secret = secret();
        int before = one.current();

        int after = one.rotate().await().atMost(PATIENCE);
        WrappedKey wrapped = wrap(one, secret);

        assertThat(after).isNotEqualTo(before).isEqualTo(one.current());
        assertThat(wrapped.wrappedBy()).isEqualTo(after);
        assertThat(unwrap(other, wrapped).bytes()).isEqualTo(secret.bytes());
        assertThat(one.versions()).containsExactlyInAnyOrder(before, after);
    }

    @Test
    void unwrapsWithAnOlderKeyUntilItIsDestroyed() {
        WrappedKey old = wrap(one, secret());
        one.rotate().await().atMost(PATIENCE);
        assertThat(unwrap(one, old)).isNotNull();

        one.destroy(old.wrappedBy()).await().atMost(PATIENCE);
        one.destroy(old.wrappedBy()).await().atMost(PATIENCE);

        assertThatThrownBy(() -> unwrap(one, old)).isInstanceOf(IllegalStateException.class);
        assertThat(one.versions()).containsExactly(one.current());
    }

    @Test
    void neverDestroysTheCurrentKey() {
        assertThatThrownBy(() -> one.destroy(one.current()).await().atMost(PATIENCE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void goesOnWithItsKeysWhileTheFileIsGone() throws Exception {
        WrappedKey wrapped = wrap(one, secret());

        Files.delete(path);

        await().during(Duration.ofMillis(1_200))
                .atMost(PATIENCE)
                .until(() -> unwrap(one, wrapped) != null);
    }

    /** A pipe that nobody writes to is read for as long as a mount that hangs. */
    @Test
    @Tag("P5")
    void keepsNobodyWaitingWhileTheFileHangs() throws Exception {
        WrappedKey wrapped = wrap(one, secret());
        String keys = Files.readString(path);
        Files.delete(path);
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        CompletableFuture<Void> looking = one.refresh().subscribeAsCompletionStage();

        try {
            await().during(Duration.ofMillis(1_200))
                    .atMost(PATIENCE)
                    .until(() -> unwrap(one, wrapped) != null && wrap(one, secret()) != null);
            assertThat(looking).isNotDone();
        } finally {
            Path whole = Files.writeString(directory.resolve("whole.json"), keys);
            try (OutputStream pipe = Files.newOutputStream(path)) {
                Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
                pipe.write(keys.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(looking).succeedsWithin(PATIENCE);
    }

    @Test
    void keepsTheFileForItsOwnerAlone() throws Exception {
        one.rotate().await().atMost(PATIENCE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    private static WrappedKey wrap(KeyFileEncryption encryption, SecretKey secret) {
        return encryption.wrap(List.of(secret)).await().atMost(PATIENCE).get(0);
    }

    private static SecretKey unwrap(KeyFileEncryption encryption, WrappedKey wrapped) {
        return encryption.unwrap(List.of(wrapped)).await().atMost(PATIENCE).get(0);
    }

    private static SecretKey secret() {
        return new SecretKey("customer-1", UUID.randomUUID(), CustomerKey.freshBytes());
    }
}
