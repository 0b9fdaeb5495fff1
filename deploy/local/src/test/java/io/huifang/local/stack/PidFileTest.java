package io.huifang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class PidFileTest {
    @TempDir Path directory;

    @Test
    void knowsNobodyBeforeTheFirstStart() {
        assertThat(new PidFile(directory).process()).isEmpty();
    }

    @Test
    void takesAnotherProcessWithARememberedIdForAStranger() {
        PidFile file = new PidFile(directory);

        // As after a reboot: the id is in use again, by a process that is not ours.
        file.write(ProcessHandle.current().pid());

        assertThat(file.process()).isEmpty();
    }

    @Test
    void takesAnIdThatNobodyHasForADeadProcess() throws Exception {
        Process ended = new ProcessBuilder("sh", "-c", "exit 0").start();
        ended.waitFor();
        PidFile file = new PidFile(directory);

        file.write(ended.pid());

        assertThat(file.process()).isEmpty();
    }

    @Test
    void survivesAFileThatWasCutShort() throws Exception {
        Files.writeString(directory.resolve("pid"), "");

        assertThat(new PidFile(directory).process()).isEmpty();
    }

    @Test
    void knowsTheProcessThatCarriesItsMark() throws Exception {
        PidFile file = new PidFile(directory);
        Process marked =
                new ProcessBuilder("sh", "-c", "read nothing", file.mark())
                        .redirectInput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try {
            file.write(marked.pid());

            assertThat(file.process()).map(ProcessHandle::pid).contains(marked.pid());
        } finally {
            marked.destroyForcibly();
        }
    }
}
