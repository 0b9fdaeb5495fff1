package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.process.Signal;
import io.huifang.journeys.evidence.Rows;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackPart;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** The process that serves one of a service's connections to PostgreSQL. */
public final class Backend {
    private static final Duration UNTIL_ALL_ARE_OTHERS = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofMillis(200);

    /** Of the service, not of a test; the one that was busy last is the first. */
    private static final String BUSIEST_FIRST =
            """
            SELECT pid FROM pg_stat_activity
            WHERE usename = ? AND application_name <> 'PostgreSQL JDBC Driver'
            ORDER BY state_change DESC NULLS LAST""";

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
            new Standstill(busiest(allOf(stack, service), service)).last(duration);
            stack.parts().forEach(StackPart::awaitReady);
        }
    }

    /**
     * SIGKILL: PostgreSQL ends all others, too, since it may have spoilt what they share, and reads
     * its log of changes as after a crash.
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
            List<Long> before = allOf(stack, service);
            Signal.KILL.sendTo(busiest(before, service));
            await("all connections of " + service.partName() + " are others")
                    .atMost(UNTIL_ALL_ARE_OTHERS)
                    .pollInterval(PACE)
                    .ignoreExceptionsInstanceOf(IllegalStateException.class)
                    .until(() -> areOthers(before));
            stack.parts().forEach(StackPart::awaitReady);
        }

        /** There are some again, and none of those that were there before. */
        private boolean areOthers(List<Long> before) {
            List<Long> now = allOf(stack, service);
            return !now.isEmpty() && Collections.disjoint(before, now);
        }
    }

    private static List<Long> allOf(LocalStack stack, Service service) {
        return Rows.of(
                stack.postgres().superuser(),
                BUSIEST_FIRST,
                row -> row.getLong(1),
                service.partName());
    }

    private static long busiest(List<Long> pids, Service service) {
        if (pids.isEmpty()) {
            throw new AssertionError(service.partName() + " has no connection");
        }
        return pids.get(0);
    }
}
