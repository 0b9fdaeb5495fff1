package io.huifang.proof;

import io.huifang.backing.Database;
import io.huifang.backing.Directories;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackFailure;
import io.huifang.local.stack.StackOptions;
import io.huifang.local.stack.StackPart;
import io.huifang.simulation.log.PseudonymKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** PostgreSQL, Kafka and the packaged survey service, which is killed. */
final class InsightStack implements AutoCloseable {
    private static final String STATE = "insight-state";
    private static final int STARTS = 4;
    private static final int LOG_LINES = 20;

    private final LocalStack stack;

    private InsightStack(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * @param root the checkout, with a packaged survey service
     * @param home an empty directory
     */
    static InsightStack start(Path root, Path home) {
        StackOptions options =
                StackOptions.isolated(root)
                        // only survey is killed here, and millions of rows are written
                        .withBacking(
                                backing ->
                                        backing.withPostgres("synchronous_commit", "off")
                                                .withPostgres("shared_buffers", "1GB")
                                                // what is compacted goes soon
                                                .withKafka("log.segment.bytes", "67108864"))
                        .with(
                                Service.SURVEY,
                                it -> it.withConfiguration("huifang.insight.commit-every", "PT1S"))
                        .without(Service.INTAKE)
                        .without(Service.SCHEDULER);
        return new InsightStack(LocalStack.start(home, options));
    }

    /** The survey side's own key, which it made at its first start. */
    PseudonymKey pseudonyms() {
        return PseudonymKey.of(stack.secrets().keyFile("pseudonym.key"));
    }

    String bootstrap() {
        return stack.kafka().bootstrap();
    }

    /** Survey's database, entered by the role that may do anything. */
    Database database() {
        Database survey = stack.database(Service.SURVEY);
        Database all = stack.postgres().superuser();
        return new Database(
                survey.host(), survey.port(), survey.name(), all.user(), all.password());
    }

    /** How far it has come. */
    Course course() {
        return new Course(stack.kafka().admin(), database());
    }

    /**
     * Kills the service in the middle of what it does and starts it again.
     *
     * @param losesState whether what it has counted is lost with it, and is read from the log
     */
    void kill(boolean losesState) {
        ServiceProcess survey = survey();
        survey.kill();
        if (losesState) {
            try {
                Directories.delete(stack.home().run(survey.name()).resolve(STATE));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
        startAgain(survey);
    }

    /** As whoever watches over it would: a start may fail while the machine has more to do. */
    private static void startAgain(ServiceProcess survey) {
        for (int left = STARTS; left > 0; left--) {
            try {
                survey.start();
                survey.awaitReady();
                return;
            } catch (StackFailure failed) {
                if (left == 1) throw failed;
                survey.kill();
            }
        }
    }

    /**
     * Goes on at once where all is well.
     *
     * @throws StackFailure when the service or what it stands on died unasked
     */
    void requireAlive() {
        for (StackPart part : stack.parts()) {
            if (!part.isAlive()) {
                throw new StackFailure(
                        part.name()
                                + " has died; the last of its log:\n"
                                + String.join("\n", part.lastLogLines(LOG_LINES)));
            }
        }
    }

    /** What lies on disk, in MiB: the topics, the database, and what the service has counted. */
    String sizes() {
        return "topics %,d, database %,d, state %,d"
                .formatted(
                        mib(stack.home().kafka()),
                        mib(stack.home().postgres()),
                        mib(stack.home().run(survey().name()).resolve(STATE)));
    }

    private static long mib(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(InsightStack::bytes).sum() >> 20;
        } catch (IOException | UncheckedIOException moving) {
            return 0;
        }
    }

    /** Files come and go while the servers work. */
    private static long bytes(Path file) {
        try {
            // the broker's indexes are mostly holes
            boolean counts = Files.isRegularFile(file) && !file.toString().endsWith("index");
            return counts ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Where people look at it. */
    String url() {
        return survey().url();
    }

    /** The password of somebody who may look at it. */
    String password(String user) {
        return stack.secrets().password(user);
    }

    private ServiceProcess survey() {
        return stack.service(Service.SURVEY);
    }

    @Override
    public void close() {
        stack.close();
    }
}
