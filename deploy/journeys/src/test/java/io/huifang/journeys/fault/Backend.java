package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.Signal;
import io.huifang.journeys.evidence.Rows;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackPart;

import java.time.Duration;
import java.util.List;

/** The process that serves one of a service's connections to PostgreSQL. */
public final class Backend {
    private static final Duration UNTIL_IT_IS_GONE = Duration.ofSeconds(10);

    /** Of the service, not of a test, and the one that was busy last. */
    private static final String BUSIEST =
            """
            SELECT pid FROM pg_stat_activity
            WHERE usename = ? AND application_name <> 'PostgreSQL JDBC Driver'
            ORDER BY state_change DESC NULLS LAST LIMIT 1""";

    private Backend() {}

    /**
     * SIGSTOP, and SIGCONT after a while, with whatever it holds.
     *
     * @param stack whose PostgreSQL
     * @param service whose connection
     * @param duration how long
     */
    public record Frozen(LocalStack stack, Service service, Duration duration) implements Fault {
        @Override
        public String name() {
            return "freeze a connection of %s for %d s"
                    .formatted(service.partName(), duration.toSeconds());
        }

        @Override
        public void happen() {
            new Standstill(of(stack, service)).last(duration);
            stack.parts().forEach(StackPart::awaitReady);
        }
    }

    /**
     * SIGKILL: PostgreSQL ends all others, too, since it may have spoilt what they share.
     *
     * @param stack whose PostgreSQL
     * @param service whose connection
     */
    public record Killed(LocalStack stack, Service service) implements Fault {
        @Override
        public String name() {
            return "kill -9 a connection of " + service.partName();
        }

        @Override
        public void happen() {
            long pid = of(stack, service);
            Signal.KILL.sendTo(pid);
            await("process " + pid + " is gone")
                    .atMost(UNTIL_IT_IS_GONE)
                    .until(() -> ProcessHandle.of(pid).isEmpty());
            stack.parts().forEach(StackPart::awaitReady);
        }
    }

    private static long of(LocalStack stack, Service service) {
        List<Long> pids =
                Rows.of(
                        stack.postgres().superuser(),
                        BUSIEST,
                        row -> row.getLong(1),
                        service.partName());
        if (pids.isEmpty()) {
            throw new AssertionError(service.partName() + " has no connection");
        }
        return pids.get(0);
    }
}
