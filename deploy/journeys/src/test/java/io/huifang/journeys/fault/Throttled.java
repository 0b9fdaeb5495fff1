package io.huifang.journeys.fault;

import io.huifang.backing.process.Commands;
import io.huifang.backing.process.Signal;
import io.huifang.local.stack.StackPart;

import java.time.Duration;

/**
 * A process gets a tenth of the time: it stands still for 90 ms and goes on for 10, as under a
 * limit of processor time.
 *
 * @param part the process
 * @param duration how long
 */
public record Throttled(StackPart part, Duration duration) implements Fault {
    private static final int PERIOD_MS = 100;

    /** Ends with a status other than 0 when a signal reached nobody. */
    private static final String ROUNDS =
            """
            set -e
            round=0
            while test "$round" -lt %2$d; do
                kill -s STOP %1$d
                sleep 0.09
                kill -s CONT %1$d
                sleep 0.01
                round=$((round + 1))
            done
            """;

    @Override
    public String name() {
        return "a tenth of a processor for %s for %d s"
                .formatted(part.name(), duration.toSeconds());
    }

    @Override
    public void happen() {
        String rounds = ROUNDS.formatted(part.pid(), duration.toMillis() / PERIOD_MS);
        long from = System.nanoTime();
        Duration before = used();
        Commands.Result result;
        try {
            result = Commands.run("sh", "-c", rounds);
        } finally {
            Signal.CONT.sendTo(part.pid());
        }
        Duration used = used().minus(before);
        Duration passed = Duration.ofNanos(System.nanoTime() - from);
        if (!result.succeeded() || used.compareTo(passed.dividedBy(2)) > 0) {
            throw new AssertionError(
                    "%s was not held back: it used %s of %s; %s"
                            .formatted(part.name(), used, passed, result.output()));
        }
        part.awaitReady();
    }

    private Duration used() {
        return ProcessHandle.of(part.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new AssertionError(part.name() + " is gone"));
    }
}
