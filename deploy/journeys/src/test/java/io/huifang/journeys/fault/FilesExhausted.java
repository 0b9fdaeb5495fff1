package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toSet;

import io.huifang.backing.process.Commands;
import io.huifang.local.stack.ServiceProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A process may open no more files, and connections are files.
 *
 * @param process whose limit is lowered below the first file that it has not, and put back
 * @param duration how long it lasts once somebody was not answered
 */
public record FilesExhausted(ServiceProcess process, Duration duration) implements Fault {
    private static final Duration UNTIL_MISSED = Duration.ofSeconds(30);
    private static final int ANSWER_MS = 1_000;
    private static final String QUESTION =
            "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /** Limits of running processes are a thing of Linux. */
    public static boolean canHappen() {
        return Commands.find("prlimit").isPresent();
    }

    @Override
    public String name() {
        return "no files left for %s for %d s".formatted(process.name(), duration.toSeconds());
    }

    @Override
    public void happen() {
        String usual = limit("--output=SOFT", "--noheadings", "--nofile").strip();
        try {
            await(process.name() + " lets nobody in any more, for want of files")
                    .atMost(UNTIL_MISSED)
                    .until(this::letsNobodyIn);
            Pause.of(duration);
        } finally {
            limit("--nofile=" + usual + ":");
        }
        process.awaitReady();
    }

    private String limit(String... what) {
        String[] command =
                Stream.concat(
                                Stream.of("prlimit", "--pid", Long.toString(process.pid())),
                                Stream.of(what))
                        .toArray(String[]::new);
        Commands.Result result = Commands.run(command);
        if (!result.succeeded()) {
            throw new IllegalStateException("prlimit: " + result.output());
        }
        return result.output();
    }

    /** The limit follows what is closed meanwhile. */
    private boolean letsNobodyIn() {
        long allowed = firstFree();
        limit("--nofile=" + allowed + ":");
        return !answers() && firstFree() >= allowed;
    }

    /** The number that its next file gets, which must be below the limit. */
    private long firstFree() {
        Set<Long> taken = openFiles();
        return LongStream.range(0, taken.size())
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElse(taken.size());
    }

    /** The numbers of those it has. */
    private Set<Long> openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.map(file -> Long.valueOf(file.getFileName().toString())).collect(toSet());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Asks over a connection of its own: those that there are go on. */
    private boolean answers() {
        URI management = URI.create(process.managementUrl());
        try (Socket socket = new Socket(management.getHost(), management.getPort())) {
            socket.setSoTimeout(ANSWER_MS);
            socket.getOutputStream().write(QUESTION.getBytes(US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (IOException silent) {
            return false;
        }
    }
}
