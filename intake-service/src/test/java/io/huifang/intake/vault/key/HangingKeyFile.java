package io.huifang.intake.vault.key;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A key file on a mount that hangs until this ends: a pipe, which gives whoever reads it nothing
 * and no end either.
 */
final class HangingKeyFile {
    private final Path file;
    private final Path whole;
    private final RandomAccessFile pipe;

    private HangingKeyFile(Path file) throws IOException, InterruptedException {
        this.file = file;
        this.whole = file.resolveSibling("whole-" + file.getFileName());
        Files.copy(file, whole, StandardCopyOption.COPY_ATTRIBUTES);
        Path made = file.resolveSibling("pipe-" + file.getFileName());
        if (new ProcessBuilder("mkfifo", made.toString()).start().waitFor() != 0) {
            throw new IOException("there is no pipe " + made);
        }
        this.pipe = new RandomAccessFile(made.toFile(), "rw"); // waits for no reader
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Does that while the file hangs. */
    static void insteadOf(Path file, ThrowingCallable work) throws Throwable {
        HangingKeyFile hanging = new HangingKeyFile(file);
        try {
            work.call();
        } finally {
            hanging.end();
        }
    }

    private void end() throws IOException {
        byte[] keys = Files.readString(whole).getBytes(StandardCharsets.UTF_8);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        try (pipe) {
            pipe.write(keys);
        }
    }
}
