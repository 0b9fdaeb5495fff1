package io.huifang.journeys.fault;

import static org.awaitility.Awaitility.await;

import io.huifang.backing.Database;
import io.huifang.backing.process.Signal;
import io.huifang.journeys.evidence.Rows;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * SIGKILL of one of PostgreSQL's processes that works for a service: PostgreSQL then ends all the
 * others, too, and reads its log of changes as after a crash.
 *
 * @param service whose database it is
 * @param superuser who sees all processes
 */
public record BackendKilled(String service, Database superuser) implements Fault {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofMillis(200);

    /** Of one database, those at work first. */
    private static final String BACKENDS =
            """
            SELECT pid FROM pg_stat_activity WHERE datname = ?
            ORDER BY (state = 'active') DESC, backend_start""";

    @Override
    public String name() {
        return "kill -9 a backend of " + service;
    }

    @Override
    public void happen() {
        List<Integer> before = backends();
        Signal.KILL.sendTo(before.get(0));
        await("all of its backends are others")
                .atMost(PATIENCE)
                .pollInterval(PACE)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> areOthers(before));
    }

    /** There are some again, and none of those that were there before. */
    private boolean areOthers(List<Integer> before) {
        Set<Integer> now = new HashSet<>(backends());
        return !now.isEmpty() && before.stream().noneMatch(now::contains);
    }

    private List<Integer> backends() {
        return Rows.of(superuser, BACKENDS, row -> row.getInt(1), service);
    }
}
