package io.huifang.benchmarks.scheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Pools;
import io.huifang.benchmarks.data.Sql;
import io.huifang.benchmarks.measure.Figure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * db-scheduler with lock-and-fetch: so many one-time tasks that do nothing, all due at the start.
 */
final class DbSchedulerPeer {
    private static final String SCHEMA =
            """
            DROP TABLE IF EXISTS scheduled_tasks;
            CREATE TABLE scheduled_tasks (task_name text NOT NULL, task_instance text NOT NULL, task_data bytea,
                execution_time timestamptz NOT NULL, picked boolean NOT NULL, picked_by text,
                last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                PRIMARY KEY (task_name, task_instance));
            CREATE INDEX ON scheduled_tasks (execution_time);
            CREATE INDEX ON scheduled_tasks (last_heartbeat)
            """;

    private final Database database;
    private final long postmaster;
    private final int size;

    DbSchedulerPeer(Database database, long postmaster, int size) {
        this.database = database;
        this.postmaster = postmaster;
        this.size = size;
    }

    Figure measure() throws SQLException, InterruptedException {
        try (HikariDataSource pool = Pools.of(database)) {
            try (Connection connection = pool.getConnection()) {
                Sql.execute(connection, SCHEMA);
            }
            Executions executions = new Executions(size, postmaster);
            OneTimeTask<Void> tick =
                    Tasks.oneTime("tick").execute((instance, context) -> executions.executed());
            Scheduler scheduler =
                    Scheduler.create(pool, tick)
                            .threads(16)
                            .pollUsingLockAndFetch(4.0, 20.0)
                            .build();
            scheduler.scheduleBatch(instances(tick), Instant.now());
            executions.enqueued();
            scheduler.start();
            try {
                return executions.await("db-scheduler");
            } finally {
                scheduler.stop();
            }
        }
    }

    private List<TaskInstance<?>> instances(OneTimeTask<Void> tick) {
        return IntStream.range(0, size)
                .<TaskInstance<?>>mapToObj(n -> tick.instance("tick-" + n))
                .toList();
    }
}
