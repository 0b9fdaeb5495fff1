package io.huifang.backing.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CommandsTest {
    @Test
    void tellsStatusAndOutput() {
        Commands.Result said = Commands.run("sh", "-c", "echo out; echo err >&2; exit 3");

        assertThat(said).isEqualTo(new Commands.Result(3, "out\nerr\n"));
    }

    @Test
    void endsACommandThatDoesNotEndWithAllItStarted() {
        ProcessBuilder endless = new ProcessBuilder("sh", "-c", "echo begun; sleep 600; true");

        Commands.Result said = Commands.run(endless, Duration.ofSeconds(1));

        assertThat(said.output()).isEqualTo("begun\n");
        assertThat(said.succeeded()).isFalse();
    }
}
