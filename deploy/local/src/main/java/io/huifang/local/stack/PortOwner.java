package io.huifang.local.stack;

import io.huifang.backing.process.Commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out who listens on a port, as far as the system tells us. */
final class PortOwner {
    /** The state "listening" in the kernel's table of sockets. */
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** " by process 17 (java …)", or nothing when the system does not tell. */
    static String by(int port) {
        return find(port).map(PortOwner::describe).orElse("");
    }

    static Optional<ProcessHandle> find(int port) {
        Optional<Long> pid =
                Files.isDirectory(Path.of("/proc/net")) ? inKernelTables(port) : byLsof(port);
        return pid.flatMap(ProcessHandle::of);
    }

    private static String describe(ProcessHandle process) {
        String command =
                process.info()
                        .command()
                        .map(path -> " (" + Path.of(path).getFileName() + ")")
                        .orElse("");
        return " by process " + process.pid() + command;
    }

    private static Optional<Long> inKernelTables(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> linesOf(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING))
                .filter(fields -> fields[1].endsWith(":%04X".formatted(port)))
                .flatMap(fields -> holderOf("socket:[" + fields[9] + "]").stream())
                .findFirst();
    }

    private static Optional<Long> holderOf(String socket) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(Path.of("/proc/" + pid + "/fd"), socket))
                .findFirst();
    }

    /** Other users' processes keep their files to themselves; then nobody is found. */
    private static boolean holds(Path descriptors, String socket) {
        try (Stream<Path> files = Files.list(descriptors)) {
            return files.anyMatch(file -> pointsAt(file, socket));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean pointsAt(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static List<String> linesOf(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static Optional<Long> byLsof(int port) {
        if (Commands.find("lsof").isEmpty()) {
            return Optional.empty();
        }
        String filter = String.format(Locale.ROOT, "-iTCP:%d", port);
        Commands.Result found = Commands.run("lsof", "-nP", "-t", filter, "-sTCP:LISTEN");
        return Arrays.stream(found.output().split("\\s+"))
                .filter(word -> word.matches("\\d+"))
                .map(Long::valueOf)
                .findFirst();
    }
}
