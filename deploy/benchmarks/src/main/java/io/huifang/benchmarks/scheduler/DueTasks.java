package io.huifang.benchmarks.scheduler;

import io.huifang.backing.process.Signal;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Tasks that are all due when the frozen scheduler wakes up; its timer has to dispatch them. */
final class DueTasks {
    private static final String TOLD = "SELECT last_value%s FROM outbox_sequence";

    private final LocalStack stack;
    private final int size;
    private int round;

    DueTasks(LocalStack stack, int size) {
        this.stack = stack;
        this.size = size;
    }

    Figure dispatch() throws SQLException {
        ServiceProcess scheduler = stack.service(Service.SCHEDULER);
        scheduler.signal(Signal.STOP);
        WaitingTasks.insert(
                stack.database(Service.SCHEDULER), "due-" + ++round + "-", size, "now()");
        long told = told();
        ProcessorTime used =
                ProcessorTime.since(
                        Map.of(
                                "server", scheduler.pid(),
                                "broker", stack.kafka().pid(),
                                "database", stack.postgres().pid()));
        long begun = System.nanoTime();
        scheduler.signal(Signal.CONT);
        awaitTold(told + size);
        await(
                "SELECT NOT EXISTS (SELECT FROM callback_task WHERE status = 'WAITING' AND due_at <= now())");
        double seconds = (System.nanoTime() - begun) / 1e9;
        Figure figure = new Figure(size / seconds, used.microsPerEvent(size));
        requireDispatched("due-" + round + "-");
        await("SELECT NOT EXISTS (SELECT FROM outbox)");
        return figure;
    }

    // looking for due tasks again and again costs more than dispatching them: each look walks over
    // those that were just dispatched
    private void awaitTold(long facts) throws SQLException {
        await(TOLD.formatted(" >= " + facts));
    }

    private long told() throws SQLException {
        try (Connection connection = stack.database(Service.SCHEDULER).connect()) {
            return Sql.number(connection, TOLD.formatted(""));
        }
    }

    /** A task that was put off no longer waits for now, either. */
    private void requireDispatched(String prefix) throws SQLException {
        try (Connection connection = stack.database(Service.SCHEDULER).connect()) {
            long dispatched =
                    Sql.number(
                            connection,
                            "SELECT count(*) FROM callback_task WHERE status = 'DISPATCHED' AND customer_id LIKE '"
                                    + prefix
                                    + "%'");
            if (dispatched != size) {
                throw new IllegalStateException(dispatched + " of " + size + " were dispatched");
            }
        }
    }

    private void await(String query) throws SQLException {
        Waiting.until(stack.database(Service.SCHEDULER), query, Duration.ofMinutes(3));
    }
}
