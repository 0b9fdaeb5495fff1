package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Two replicas that share a key file. */
class KeyFileEncryptionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration CHANGE_WITHIN = Duration.ofSeconds(2);

    @TempDir Path directory;

    private Path path;
    private KeyFileEncryption one;
    private KeyFileEncryption other;

    @BeforeEach
    void open() {
        path = directory.resolve("keys.json");
        one = new KeyFileEncryption(new KeyFile(path), true, CHANGE_WITHIN);
        other = new KeyFileEncryption(new KeyFile(path), false, CHANGE_WITHIN);
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
        one.refresh().await().atMost(PATIENCE);

        assertThat(unwrap(one, wrapped)).isNotNull();
    }

    @Test
    @Tag("P5")
    void keepsNobodyWaitingWhileTheFileHangs() throws Throwable {
        WrappedKey wrapped = wrap(one, secret());
        List<CompletableFuture<Void>> looking = new ArrayList<>();

        HangingKeyFile.insteadOf(
                path,
                () -> {
                    looking.add(one.refresh().subscribeAsCompletionStage());

                    assertThat(unwrap(one, wrapped)).isNotNull();
                    assertThat(wrap(one, secret())).isNotNull();
                    assertThat(looking.get(0)).isNotDone();
                });

        assertThat(looking.get(0)).succeedsWithin(PATIENCE);
    }

    /** One of them began, the other one waits behind it. */
    @Test
    void neverMakesAChangeThatNobodyWaitsForAnyMore() throws Throwable {
        String keys = Files.readString(path);

        HangingKeyFile.insteadOf(
                path,
                () -> {
                    List.of(one.rotate(), one.rotate()).stream()
                            .map(Uni::subscribeAsCompletionStage)
                            .toList()
                            .forEach(
                                    rotation ->
                                            assertThat(rotation)
                                                    .failsWithin(PATIENCE)
                                                    .withThrowableOfType(ExecutionException.class)
                                                    .withCauseInstanceOf(TimeoutException.class));
                });
        one.refresh().await().atMost(PATIENCE);

        assertThat(path).hasContent(keys);
        assertThat(one.versions()).hasSize(1);
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
