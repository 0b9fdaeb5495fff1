package io.huifang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Database;
import io.huifang.journeys.evidence.Rows;
import io.huifang.journeys.fault.StoppedMigration;
import io.huifang.journeys.stack.Homes;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.ServiceProcess;
import io.huifang.local.stack.StackFailure;
import io.huifang.local.stack.StackOptions;
import io.huifang.local.stack.StackProgress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A service is killed in the middle of making its schema, and the next one makes it whole. */
@Tag("journey")
@Tag("long")
class MigrationKilledTest {
    private static final Path ROOT = Path.of(System.getProperty("huifang.root"));
    private static final String DONE = "SELECT count(*) FROM flyway_schema_history WHERE success";
    private static final String FAILED =
            "SELECT count(*) FROM flyway_schema_history WHERE NOT success";

    private LocalStack stack;

    @BeforeEach
    void startWithoutServices() {
        Path home = Homes.fresh(Path.of(System.getProperty("huifang.journeys")), "migration");
        stack = LocalStack.in(home, StackOptions.isolated(ROOT));
        stack.start(stack.backing(), StackProgress.SILENT);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @ParameterizedTest
    @CsvSource({"INTAKE, vault_access", "SCHEDULER, decision", "SURVEY, customer_link"})
    void isMadeWholeByTheNextOne(Service service, String table) throws IOException {
        ServiceProcess process = stack.service(service);
        Database inside = superuserIn(stack.database(service));
        long from;
        try (StoppedMigration stopped = StoppedMigration.at(inside, table)) {
            CompletableFuture<Void> starting =
                    CompletableFuture.runAsync(
                            () -> stack.start(List.of(process), StackProgress.SILENT));
            stopped.awaitSomebody();
            // the control: it was under way, and not yet there
            assertThat(Rows.number(inside, DONE)).isPositive().isLessThan(migrations(service));
            process.kill();
            assertThatThrownBy(starting::join).hasCauseInstanceOf(StackFailure.class);
            from = System.nanoTime();
            // beside what the first one has left in the database
            process.start();
        }

        process.awaitReady();

        double ready = (System.nanoTime() - from) / 1e9;
        assertThat(Rows.number(inside, DONE)).isEqualTo(migrations(service));
        assertThat(Rows.number(inside, FAILED)).isZero();
        tell(service, table, ready);
    }

    private Database superuserIn(Database own) {
        Database superuser = stack.postgres().superuser();
        return new Database(
                own.host(), own.port(), own.name(), superuser.user(), superuser.password());
    }

    /** How many files make the service's schema. */
    private static long migrations(Service service) throws IOException {
        return files(ROOT.resolve("events/outbox"))
                + files(ROOT.resolve(service.partName() + "-service"));
    }

    private static long files(Path module) throws IOException {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/resources/db"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).count();
        }
    }

    private static void tell(Service service, String table, double ready) {
        FaultPage.tell(
                "A migration killed half-way, " + service.partName(),
                "An empty database; killed while it made `%s`, and started again at once."
                        .formatted(table),
                List.of(
                        new FaultPage.Row(
                                "kill -9 " + service.partName() + " while it migrates",
                                "the next start makes the schema whole",
                                "every migration done once, ready",
                                "–",
                                "–",
                                String.format(Locale.ROOT, "%.1f", ready))));
    }
}
