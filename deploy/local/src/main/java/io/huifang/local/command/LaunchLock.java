package io.huifang.local.command;

import io.huifang.local.stack.Home;
import io.huifang.local.stack.StackFailure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Lets one command at a time change a stack. The system releases it when its holder dies. */
final class LaunchLock implements AutoCloseable {
    private final FileChannel file;

    private LaunchLock(FileChannel file) {
        this.file = file;
    }

    /**
     * @param home must be prepared
     * @throws StackFailure when another command holds it
     */
    static LaunchLock take(Home home) {
        try {
            FileChannel file =
                    FileChannel.open(
                            home.run("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(file) == null) {
                file.close();
                throw new StackFailure(
                        "Another deploy/local/up is at work or in the foreground;"
                                + " deploy/local/down stops it.");
            }
            return new LaunchLock(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }
}
