package io.huifang.journeys.disk;

import io.huifang.backing.process.Commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** File systems in memory, by the system's own commands. */
final class Mounts {
    /** Stands before each of ours in the system's table. */
    private static final String NAME = "huifang-small-disk";

    private static final Path TABLE = Path.of("/proc/mounts");

    private Mounts() {}

    /**
     * @throws IllegalStateException when it is not allowed
     */
    static void mount(Path directory, String options) {
        run("mount", "-t", "tmpfs", "-o", options, NAME, directory.toString());
    }

    /** Also while somebody still works in it: then he sees it, but nobody else does. */
    static void unmount(Path directory) {
        if (!Commands.run("umount", directory.toString()).succeeded()) {
            Commands.run("umount", "-l", directory.toString());
        }
    }

    /** The last one first: one may lie in another. */
    static void unmountAllBelow(Path parent) {
        List<Path> ours = ours().stream().filter(it -> it.startsWith(parent)).toList();
        ours.forEach(Mounts::unmount);
    }

    /** What the command says. */
    static String run(String... command) {
        Commands.Result result = Commands.run(command);
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    String.join(" ", command) + " fails: " + result.output().strip());
        }
        return result.output();
    }

    private static List<Path> ours() {
        if (!Files.exists(TABLE)) {
            return List.of();
        }
        try {
            List<Path> ours =
                    Files.readAllLines(TABLE).stream()
                            .map(line -> line.split(" "))
                            .filter(fields -> fields[0].equals(NAME))
                            .map(fields -> Path.of(fields[1]))
                            .collect(Collectors.toList());
            Collections.reverse(ours);
            return ours;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
