package io.huifang.journeys.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LogBytesTest {
    @TempDir Path directory;

    @Test
    void addsUpLogsAndNoIndexes() throws IOException {
        Path partition = Files.createDirectories(directory.resolve("broker-1/wallet-events-0"));
        Files.writeString(partition.resolve("00000000000000000000.log"), "12345");
        Files.writeString(partition.resolve("00000000000000000000.index"), "1234567890");
        Files.writeString(directory.resolve("00000000000000000005.log"), "123");

        assertThat(LogBytes.below(directory)).isEqualTo(8);
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(LogBytes.below(directory.resolve("gone"))).isZero();
    }
}
