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

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** JobRunr: so many jobs that do nothing, enqueued before its server starts. */
public final class JobRunrPeer {
    private static volatile CountDownLatch left = new CountDownLatch(0);

    private final Database database;
    private final int size;

    JobRunrPeer(Database database, int size) {
        this.database = database;
        this.size = size;
    }

    /** The job. */
    public static void tick() {
        left.countDown();
    }

    Figure measure() throws InterruptedException {
        left = new CountDownLatch(size);
        try (HikariDataSource pool = Pools.of(database)) {
            var configuration =
                    JobRunr.configure().useStorageProvider(SqlStorageProviderFactory.using(pool));
            configuration.initialize();
            JobLambdaFromStream<Integer> job = n -> JobRunrPeer.tick();
            BackgroundJob.enqueue(IntStream.range(0, size).boxed(), job);
            long begun = System.nanoTime();
            configuration
                    .useBackgroundJobServer(
                            BackgroundJobServerConfiguration
                                    .usingStandardBackgroundJobServerConfiguration()
                                    .andWorkerCount(16)
                                    .andPollIntervalInSeconds(5))
                    .initialize();
            boolean done = left.await(5, TimeUnit.MINUTES);
            double seconds = (System.nanoTime() - begun) / 1e9;
            JobRunr.destroy();
            if (!done) {
                throw new IllegalStateException("JobRunr did not finish");
            }
            return Figure.of(size / seconds);
        }
    }
}
