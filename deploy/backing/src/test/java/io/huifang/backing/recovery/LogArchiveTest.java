package io.huifang.backing.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.huifang.backing.process.Commands;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LogArchiveTest {
    private static final String NAME = "000000010000000000000001";

    @TempDir Path directory;

    @Test
    void keepsASegmentOnceAndRefusesAnotherOfItsName() throws IOException {
        LogArchive archive = LogArchive.in(directory.resolve("archive"));
        Path segment = Files.writeString(directory.resolve(NAME), "log");

        assertThat(keep(archive, segment)).isTrue();
        assertThat(keep(archive, segment)).isTrue();
        Files.writeString(segment, "another log");
        assertThat(keep(archive, segment)).isFalse();

        assertThat(archive.directory().resolve(NAME)).hasContent("log");
        assertThat(archive.bytes()).isEqualTo(3);
    }

    @Test
    void hasNoPlaceThatAShellWouldReadOtherwise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogArchive(Path.of("/tmp/a b; true")));
    }

    private static boolean keep(LogArchive archive, Path segment) {
        String command =
                archive.archiveCommand()
                        .replace("%p", segment.toString())
                        .replace("%f", segment.getFileName().toString());
        return Commands.run("sh", "-c", command).succeeded();
    }
}
