package io.huifang.benchmarks.scheduler;

import io.huifang.backing.process.Signal;
import io.huifang.benchmarks.data.Waiting;
import io.huifang.benchmarks.measure.Figure;
import io.huifang.benchmarks.measure.ProcessorTime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Tasks that are all due when the frozen scheduler wakes up; its timer has to dispatch them. */
final class DueTasks {
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
        ProcessorTime used =
                ProcessorTime.since(
                        Map.of(
                                "server", scheduler.pid(),
                                "broker", stack.kafka().pid(),
                                "database", stack.postgres().pid()));
        long begun = System.nanoTime();
        scheduler.signal(Signal.CONT);
        await(
                "SELECT NOT EXISTS (SELECT FROM callback_task WHERE status = 'WAITING' AND due_at <= now())");
        double seconds = (System.nanoTime() - begun) / 1e9;
        Figure figure = new Figure(size / seconds, used.microsPerEvent(size));
        await("SELECT NOT EXISTS (SELECT FROM outbox)");
        return figure;
    }

    private void await(String query) throws SQLException {
        Waiting.until(stack.database(Service.SCHEDULER), query, Duration.ofMinutes(3));
    }
}
