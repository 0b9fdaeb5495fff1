package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.Commands;
import io.huifang.backing.process.Signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A process that really stands still for a while, and then goes on. */
public final class Standstill {
    private static final Duration UNTIL_IT_STANDS = Duration.ofSeconds(2);

    private final long pid;

    public Standstill(long pid) {
        this.pid = pid;
    }

    /** Freezes the process and lets it go on after that time. */
    void last(Duration duration) {
        last(() -> Pause.of(duration));
    }

    /**
     * Freezes the process and lets it go on after that has happened.
     *
     * @throws AssertionError when it did not stand still all the while
     */
    public void last(Runnable meanwhile) {
        Signal.STOP.sendTo(pid);
        try {
            await("process " + pid + " stands still").atMost(UNTIL_IT_STANDS).until(this::stands);
            meanwhile.run();
            if (!stands()) {
                throw new AssertionError("process " + pid + " did not stand still to the end");
            }
        } finally {
            Signal.CONT.sendTo(pid);
        }
    }

    /** Whether it does so right now. */
    boolean stands() {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return (Files.exists(stat) ? byKernel(stat) : byPs()).startsWith("T");
    }

    /** What follows the name, which may itself hold parentheses. */
    private static String byKernel(Path stat) {
        try {
            String line = Files.readString(stat);
            return line.substring(line.lastIndexOf(')') + 1).strip();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Where the kernel has no such files; small Linux images have no ps. */
    private String byPs() {
        return Commands.run("ps", "-o", "state=", "-p", Long.toString(pid)).output().strip();
    }
}
