package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class KafkaRehearsalTest {
    private static final int ASKED_TO_END = 143;

    @TempDir Path directory;

    private Path made;
    private Path archive;

    @BeforeEach
    void nameFiles() {
        made = directory.resolve("classes");
        archive = directory.resolve("kafka.jsa");
    }

    @Test
    void keepsWhatAJvmMadeThatEndedWhenItWasAsked() throws IOException {
        Files.writeString(made, "all classes");

        KafkaRehearsal.keep(made, archive, ASKED_TO_END);

        assertThat(archive).hasContent("all classes");
    }

    @Test
    void remembersAJvmThatEndsInOrderAndMakesNone() throws IOException {
        KafkaRehearsal.keep(made, archive, ASKED_TO_END);

        assertThat(archive).isEmptyFile();
    }

    @ParameterizedTest(name = "of status {0}")
    @ValueSource(ints = {137, 3, 1, -1})
    void keepsNothingOfAJvmThatDidNotEndInOrder(int status) throws IOException {
        assertThatIOException()
                .isThrownBy(() -> KafkaRehearsal.keep(made, archive, status))
                .withMessageContaining("status " + status);
        Files.writeString(made, "half of the cla");
        assertThatIOException().isThrownBy(() -> KafkaRehearsal.keep(made, archive, status));

        assertThat(archive).doesNotExist();
    }

    @Test
    void leavesNothingWhereNoBrokerComesToServe() throws IOException {
        Path noBroker = Files.createFile(directory.resolve("kafka-none.jar"));
        KafkaRehearsal rehearsal = new KafkaRehearsal(noBroker.toString(), List.of());

        assertThatIOException()
                .isThrownBy(() -> rehearsal.make(archive))
                .withMessageContaining("no broker came to serve");

        assertThat(directory).isDirectoryNotContaining("glob:**kafka.jsa*");
    }
}
