package io.huifang.survey.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

@Tag("D6")
class PhrasesTest {
    private static final UUID ATTEMPT = UUID.fromString("0190a3c4-0000-7000-8000-000000000001");

    @TempDir Path directory;

    private record Config(Path keyFile, boolean createKey) implements PhraseConfig {}

    private Phrases phrases(String file) {
        return new Phrases(new Config(directory.resolve(file), true));
    }

    @Test
    void isTheSameForBothSidesAlsoOnAnotherReplica() {
        Phrase agents = phrases("key").of(ATTEMPT, 1);

        Phrase customers = phrases("key").of(ATTEMPT, 1);

        assertThat(customers).isEqualTo(agents);
        assertThat(agents.zh()).hasSize(2);
        assertThat(agents.en()).hasSize(2);
    }

    @Test
    void isAnotherOneUnderTheNextLease() {
        Phrases phrases = phrases("key");

        List<Phrase> ofLeases =
                LongStream.range(1, 50).mapToObj(token -> phrases.of(ATTEMPT, token)).toList();

        assertThat(ofLeases).doesNotHaveDuplicates();
    }

    @Test
    void cannotBeToldWithoutTheKey() {
        assertThat(phrases("other").of(ATTEMPT, 1)).isNotEqualTo(phrases("key").of(ATTEMPT, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Phrases(new Config(directory.resolve("none"), false)));
    }

    @Test
    void printsNothingOfItself() {
        Phrase phrase = phrases("key").of(ATTEMPT, 1);

        assertThat(phrase.toString())
                .doesNotContain(phrase.zh().get(0))
                .doesNotContain(phrase.en().get(0));
    }
}
