package io.huifang.journeys.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class SmallDiskTest {
    private static final int ROOM = 1;

    @TempDir Path parent;

    private Path directory;

    @BeforeEach
    void prepare() throws IOException {
        Disks.requirePermitted(parent);
        directory = Files.createDirectory(parent.resolve("data"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(directory.resolve("kept"), "before");
    }

    @Test
    void holdsWhatWasThereUntilItIsFullAndAgainWhenItIsNot() throws IOException {
        try (SmallDisk disk = SmallDisk.under(directory, ROOM)) {
            assertThat(directory.resolve("kept")).hasContent("before");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");

            disk.fill();

            assertThatThrownBy(() -> Files.writeString(directory.resolve("more"), "more"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left on device");

            disk.empty();

            assertThat(Files.writeString(directory.resolve("more"), "after")).hasContent("after");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void isTakenAwayWhenNobodyHasClosedIt() {
        SmallDisk.under(directory, ROOM);

        Disks.requirePermitted(parent);

        assertThat(directory).isEmptyDirectory();
    }
}
