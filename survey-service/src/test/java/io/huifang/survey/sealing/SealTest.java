package io.huifang.survey.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

@Tag("R71")
class SealTest {
    private static final byte[] WORDS = "he said so".getBytes(StandardCharsets.UTF_8);

    @TempDir Path directory;

    private record Notes(Path keyFile, boolean createKey) implements NotesConfig {}

    private record Analytics(Path pseudonymKeyFile, boolean createKey) implements PseudonymConfig {}

    private Path file() {
        return directory.resolve("deeper").resolve("key");
    }

    private Seal seal() {
        return new Seal(new Notes(file(), true));
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        byte[] sealed = seal().seal(WORDS, "conclusion|1");

        byte[] opened = seal().open(sealed, "conclusion|1");

        assertThat(opened).isEqualTo(WORDS);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("said");
    }

    @Test
    void opensNothingThatWasMovedOrChanged() {
        Seal seal = seal();
        byte[] sealed = seal.seal(WORDS, "conclusion|1");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> seal.open(sealed, "conclusion|2"));
        assertThatIllegalStateException().isThrownBy(() -> seal.open(changed, "conclusion|1"));
    }

    @Test
    void keepsItsKeyFromEverybodyElse() throws Exception {
        seal();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotStartWithoutAKeyItMayNotMake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Seal(new Notes(file(), false)))
                .withMessageContaining("huifang.notes.key-file")
                .withMessageContaining("does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no Base64 at all", "c2hvcnQ="})
    void doesNotStartWithAKeyThatIsNone(String text) throws Exception {
        Path file = directory.resolve("pseudonyms");
        Files.writeString(file, text);

        assertThatIllegalStateException()
                .isThrownBy(() -> new Pseudonyms(new Analytics(file, false)))
                .withMessageContaining("huifang.analytics.pseudonym-key-file")
                .withMessageContaining("32 bytes");
    }

    @Test
    void agreesOnOneKeyWhenManyStartAtOnce() {
        List<CompletableFuture<Seal>> starting =
                Stream.generate(() -> CompletableFuture.supplyAsync(this::seal)).limit(16).toList();
        List<Seal> seals = starting.stream().map(CompletableFuture::join).toList();

        byte[] sealed = seals.get(0).seal(WORDS, "x");

        assertThat(seals).allSatisfy(seal -> assertThat(seal.open(sealed, "x")).isEqualTo(WORDS));
        assertThat(file().getParent()).isDirectoryContaining(path -> path.equals(file()));
        assertThat(file().getParent().toFile().list()).containsExactly("key");
    }

    @Test
    @Tag("R98")
    void givesACustomerTheSamePseudonymAlwaysAndTellsNothingByIt() {
        Analytics config = new Analytics(directory.resolve("pseudonyms"), true);
        Pseudonyms before = new Pseudonyms(config);
        Pseudonyms after = new Pseudonyms(config);
        Pseudonyms elsewhere = new Pseudonyms(new Analytics(directory.resolve("other"), true));

        String pseudonym = before.of("customer-1");

        assertThat(pseudonym).matches("[A-Za-z0-9_-]{43}").isEqualTo(after.of("customer-1"));
        assertThat(pseudonym).isNotEqualTo(before.of("customer-2"));
        assertThat(pseudonym).isNotEqualTo(elsewhere.of("customer-1"));
    }
}
