package io.huifang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class HomeTest {
    @TempDir Path directory;

    @Test
    void namesTheDiskThatIsTooFull() {
        assertThatThrownBy(() -> DiskSpace.require(directory, Long.MAX_VALUE))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("The disk of " + directory + " is full")
                .hasMessageContaining("MiB are free");
        assertThatCode(() -> DiskSpace.require(directory, 1)).doesNotThrowAnyException();
    }

    @Test
    void saysWhereItCannotWrite() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new Home(file.resolve("home")).prepare())
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("Cannot write to " + file);
    }

    @Test
    void forgetsDataAndSecretsButNotTheLogs() throws Exception {
        Home home = new Home(directory.resolve("home"));
        home.prepare();
        Files.createDirectories(home.postgres().resolve("data/base"));
        Files.writeString(home.stackFile(), "{}");
        Files.writeString(home.logs().resolve("intake.log"), "one line");
        Secrets.in(home.secrets()).surveyKey();

        home.forget();

        assertThat(home.postgres()).doesNotExist();
        assertThat(home.secrets()).doesNotExist();
        assertThat(home.stackFile()).doesNotExist();
        assertThat(home.logs().resolve("intake.log")).exists();
    }
}
