package io.huifang.intake.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class KeyFileTest {
    @TempDir Path directory;

    @Test
    void makesAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = directory.resolve("new").resolve("vault.json");

        new KeyFile(file).read(true);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsTheKeyThatIsThere() {
        KeyFile file = new KeyFile(directory.resolve("vault.json"));

        assertThat(file.read(true)).isEqualTo(file.read(true)).isEqualTo(file.read(false));
    }

    @Test
    void isWholeForEveryReplicaThatStartsAtTheSameMoment() {
        for (int round = 0; round < 20; round++) {
            KeyFile file = new KeyFile(directory.resolve("vault-" + round + ".json"));

            List<String> read =
                    IntStream.range(0, 8)
                            .mapToObj(any -> CompletableFuture.supplyAsync(() -> file.read(true)))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();

            assertThat(read).containsOnly(read.get(0));
            KeyFile.parse(read.get(0));
        }
    }

    @Test
    void leavesNoKeysLyingAboutWhenTheFileCannotBeReplaced() throws IOException {
        Path path = directory.resolve("vault.json");
        String keys = new KeyFile(path).read(true);
        Path mounted = Files.createDirectories(directory.resolve("mounted/vault.json"));
        Files.writeString(mounted.resolve("in-the-way"), "");
        KeyFile file = new KeyFile(mounted);

        assertThatThrownBy(() -> file.replace(keys, () -> true, held -> held))
                .isInstanceOf(UnchangeableKeys.class);

        assertThat(mounted.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void keepsWhatSomebodyElseWroteWhileItChangedTheFile() throws IOException {
        Path path = directory.resolve("vault.json");
        String keys = new KeyFile(path).read(true);
        Path others = directory.resolve("others.json");
        new KeyFile(others).read(true);
        String theirs = Files.readString(others);

        assertThatThrownBy(
                        () ->
                                new KeyFile(path)
                                        .replace(keys, () -> true, held -> meanwhile(others, held)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("somebody else");

        assertThat(path).hasContent(theirs);
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    private KeysetHandle.Builder meanwhile(Path others, KeysetHandle.Builder held) {
        try {
            Files.move(
                    others, directory.resolve("vault.json"), StandardCopyOption.REPLACE_EXISTING);
            return held;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void saysWhatToDoWhenThereIsNone() {
        Path missing = directory.resolve("missing.json");

        assertThatThrownBy(() -> new KeyFile(missing).read(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing.json")
                .hasMessageContaining("huifang.vault.key-file");
    }

    @Test
    void refusesAFileThatHoldsNoKeys() {
        assertThatThrownBy(() -> KeyFile.parse("{}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no key set");
    }
}
