package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.local.stack.ServiceProcess;

import java.time.Duration;
import java.util.List;

/**
 * A process is killed and comes back with so little memory that it runs out of it while it starts;
 * then it gets what it needs.
 *
 * @param process which one
 */
public record OutOfMemory(ServiceProcess process) implements Fault {
    private static final Duration UNTIL_IT_DIES = Duration.ofMinutes(3);
    private static final int LINES = 60;

    /** Less than any service needs; they come last, so they win. */
    private static final List<String> LITTLE = List.of("-Xms8m", "-Xmx12m");

    @Override
    public String name() {
        return process.name() + " out of memory";
    }

    @Override
    public void happen() {
        process.kill();
        List<String> usual = process.runWith(LITTLE);
        try {
            process.start();
            await(process.name() + " has died of it")
                    .atMost(UNTIL_IT_DIES)
                    .until(() -> !process.isAlive());
            requireOutOfMemory();
        } finally {
            process.runWith(usual);
        }
        process.start();
        process.awaitReady();
    }

    private void requireOutOfMemory() {
        List<String> last = process.lastLogLines(LINES);
        if (last.stream().noneMatch(line -> line.contains("OutOfMemoryError"))) {
            throw new AssertionError(process.name() + " died of something else:\n" + last);
        }
    }
}
