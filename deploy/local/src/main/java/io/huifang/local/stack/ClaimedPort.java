package io.huifang.local.stack;

import io.huifang.backing.process.FreePort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports that stay ours until this JVM ends, also while the server on them is down: they lie
 * below those which systems give to outgoing connections and apart from those that {@link FreePort}
 * gives away, and no other JVM of this user takes them.
 */
final class ClaimedPort {
    private static final int FIRST = 10_000;
    private static final int LAST = 19_999;
    private static final int TRIES = 1_000;

    /** Held until the system releases them at our end. */
    private static final List<FileLock> CLAIMS = new ArrayList<>();

    private ClaimedPort() {}

    static synchronized int any() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (FreePort.isFree(port) && claim(port)) {
                return port;
            }
        }
        throw new StackFailure("No free port found between " + FIRST + " and " + LAST + ".");
    }

    private static boolean claim(int port) {
        try {
            FileChannel file =
                    FileChannel.open(
                            directory().resolve(Integer.toString(port)),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock claim = tryLock(file);
            if (claim == null) {
                file.close();
                return false;
            }
            return CLAIMS.add(claim);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException claimedByUs) {
            return null;
        }
    }

    private static Path directory() throws IOException {
        String user = System.getProperty("user.name");
        return Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir"), "huifang-ports-" + user));
    }
}
