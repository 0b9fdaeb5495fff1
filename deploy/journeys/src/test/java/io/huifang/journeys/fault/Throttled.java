package io.huifang.journeys.fault;

import io.huifang.backing.process.Commands;
import io.huifang.backing.process.Signal;
import io.huifang.local.stack.StackPart;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A process gets a tenth of the time: it stands still for 90 ms and goes on for 10, as under a
 * limit of processor time.
 *
 * @param part the process
 * @param duration how long
 */
public record Throttled(StackPart part, Duration duration) implements Fault {
    private static final int PERIOD_MS = 100;

    /** From one look at it to the next; no part of the period, or all would meet the same of it. */
    private static final Duration LOOKS = Duration.ofMillis(37);

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
        CompletableFuture<Commands.Result> rounds = CompletableFuture.supplyAsync(this::rounds);
        Standstill standstill = new Standstill(part.pid());
        int looks = 0;
        int stood = 0;
        while (!rounds.isDone()) {
            looks++;
            stood += standstill.stands() ? 1 : 0;
            Pause.of(LOOKS);
        }
        Commands.Result result = rounds.join();
        // the control: of a process that nobody holds back no look sees that
        if (!result.succeeded() || stood < looks / 2 || stood == 0) {
            throw new AssertionError(
                    "%s was not held back: it stood still at %d of %d looks; %s"
                            .formatted(part.name(), stood, looks, result.output()));
        }
        part.awaitReady();
    }

    private Commands.Result rounds() {
        try {
            return Commands.run(
                    "sh", "-c", ROUNDS.formatted(part.pid(), duration.toMillis() / PERIOD_MS));
        } finally {
            Signal.CONT.sendTo(part.pid());
        }
    }
}
