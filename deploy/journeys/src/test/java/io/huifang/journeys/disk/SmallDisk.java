package io.huifang.journeys.disk;

import io.huifang.backing.Directories;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A directory on a file system of its own, in memory, with little room. Whoever works in it must be
 * down when it is made and when it is closed; then its files are gone.
 */
final class SmallDisk implements AutoCloseable {
    private static final String FULL = "No space left on device";
    private static final int MIB = 1 << 20;

    /** The last bytes go one by one, or what writes little would not notice. */
    private static final int[] PIECES = {MIB, 4096, 1};

    private final Path directory;
    private final Thread atExit;

    private SmallDisk(Path directory) {
        this.directory = directory;
        this.atExit = new Thread(() -> Mounts.unmount(directory), "unmount");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Puts a directory there, with all that is in it.
     *
     * @param room what can be written besides, in MiB
     */
    static SmallDisk under(Path directory, int room) {
        Path aside = directory.resolveSibling(directory.getFileName() + ".aside");
        try {
            Files.move(directory, aside);
            Files.createDirectory(directory);
            Mounts.mount(directory, options(aside, used(aside) + room));
            SmallDisk disk = new SmallDisk(directory);
            Mounts.run("cp", "-a", aside + "/.", directory.toString());
            Directories.delete(aside);
            return disk;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Fills it to the last byte; shows that nothing more can be written. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(filler())) {
            for (int piece : PIECES) {
                writeUntilFull(out, new byte[piece]);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes away what fills it. */
    void empty() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        Mounts.unmount(directory);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static void writeUntilFull(OutputStream out, byte[] piece) throws IOException {
        while (true) {
            try {
                out.write(piece);
            } catch (IOException refused) {
                if (String.valueOf(refused.getMessage()).contains(FULL)) {
                    return;
                }
                throw refused;
            }
        }
    }

    /** Owner and mode as they were: PostgreSQL looks at them. */
    private static String options(Path like, long mib) throws IOException {
        int mode = (int) Files.getAttribute(like, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return "size=%dm,mode=%o,uid=%s,gid=%s"
                .formatted(
                        mib,
                        mode & 07777,
                        Files.getAttribute(like, "unix:uid"),
                        Files.getAttribute(like, "unix:gid"));
    }

    /** What its files take, in MiB: those of brokers are mostly holes. */
    private static long used(Path directory) {
        String line = Mounts.run("du", "-sm", directory.toString());
        return Long.parseLong(line.split("\\s+")[0]);
    }
}
