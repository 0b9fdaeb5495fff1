package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.file.StandardOpenOption.APPEND;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class LogFollowerTest {
    @TempDir Path directory;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private Path log;

    @BeforeEach
    void writeWhatWasThereBefore() throws Exception {
        log = Files.writeString(directory.resolve("intake.log"), "before\n");
    }

    @Test
    void showsOnlyWhatIsAddedBehindTheNameOfWhoWroteIt() throws Exception {
        LogFollower follower = follower(false);

        Files.writeString(log, "one\ntwo\n", APPEND);
        follower.show();
        follower.show();

        assertThat(text()).isEqualTo("intake     | one\nintake     | two\n");
    }

    @Test
    void waitsForTheEndOfALineAndOfACharacter() throws Exception {
        LogFollower follower = follower(false);
        byte[] line = "回访\n".getBytes(StandardCharsets.UTF_8);

        Files.write(log, Arrays.copyOf(line, 4), APPEND);
        follower.show();
        assertThat(text()).isEmpty();
        Files.write(log, Arrays.copyOfRange(line, 4, line.length), APPEND);
        follower.show();

        assertThat(text()).isEqualTo("intake     | 回访\n");
    }

    @Test
    void beginsAnewWhenTheLogDoes() throws Exception {
        LogFollower follower = follower(false);

        Files.writeString(log, "new\n");
        follower.show();

        assertThat(text()).isEqualTo("intake     | new\n");
    }

    @Test
    void coloursTheNameWhereColoursAreSeen() throws Exception {
        LogFollower follower = follower(true);

        Files.writeString(log, "one\n", APPEND);
        follower.show();

        assertThat(text()).isEqualTo("\u001b[36mintake     |\u001b[0m one\n");
    }

    private LogFollower follower(boolean terminal) {
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        return new LogFollower("intake", log, 0, new Screen(out, terminal));
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
