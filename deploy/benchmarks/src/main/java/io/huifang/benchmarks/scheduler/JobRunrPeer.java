package io.huifang.benchmarks.scheduler;

import com.zaxxer.hikari.HikariDataSource;

import io.huifang.backing.Database;
import io.huifang.benchmarks.data.Pools;
import io.huifang.benchmarks.measure.Figure;

import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.lambdas.JobLambdaFromStream;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

import java.util.stream.IntStream;

/** JobRunr: so many jobs that do nothing, enqueued before its server starts. */
public final class JobRunrPeer {
    /** Jobs are static methods to JobRunr. */
    private static volatile Executions executions;

    private final Database database;
    private final long postmaster;
    private final int size;

    JobRunrPeer(Database database, long postmaster, int size) {
        this.database = database;
        this.postmaster = postmaster;
        this.size = size;
    }

    /** The job. */
    public static void tick() {
        executions.executed();
    }

    Figure measure() throws InterruptedException {
        executions = new Executions(size, postmaster);
        try (HikariDataSource pool = Pools.of(database)) {
            var configuration =
                    JobRunr.configure().useStorageProvider(SqlStorageProviderFactory.using(pool));
            configuration.initialize();
            JobLambdaFromStream<Integer> job = n -> JobRunrPeer.tick();
            BackgroundJob.enqueue(IntStream.range(0, size).boxed(), job);
            executions.enqueued();
            configuration
                    .useBackgroundJobServer(
                            BackgroundJobServerConfiguration
                                    .usingStandardBackgroundJobServerConfiguration()
                                    .andWorkerCount(16)
                                    .andPollIntervalInSeconds(5))
                    .initialize();
            try {
                return executions.await("JobRunr");
            } finally {
                JobRunr.destroy();
            }
        }
    }
}
