package io.huifang.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Durability;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/** One stack for all tests: each leaves it running as it found it. */
class LocalStackTest {
    @TempDir static Path directory;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = LocalStack.start(directory.resolve("home"), options());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void startsEachPartInAProcessOfItsOwn() {
        List<Long> pids = stack.parts().stream().map(StackPart::pid).toList();

        assertThat(pids).doesNotHaveDuplicates().hasSize(5);
        assertThat(stack.parts()).allMatch(StackPart::isReady);
    }

    @Test
    void describesItselfInAFileThatOnlyItsOwnerCanRead() throws Exception {
        Path file = stack.home().stackFile();

        stack.description().write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        StackDescription read = StackDescription.read(file);
        assertThat(read).isEqualTo(stack.description());
        assertThat(read.intake().senders()).containsOnlyKeys("demo-wallet");
        assertThat(read.survey().users())
                .containsKeys("agent-1", "agent-2", "supervisor", "wallet");
        assertThat(read.scheduler().users())
                .containsKeys("policy-admin", "ops")
                .doesNotContainKeys("agent-1", "wallet");
        assertThat(read.postgres()).containsOnlyKeys("intake", "scheduler", "survey");
        assertThat(read.pids())
                .containsOnlyKeys("kafka", "postgres", "intake", "scheduler", "survey");
    }

    @Test
    void givesEachServiceADatabaseOfItsOwn() throws Exception {
        try (Connection connection = stack.database(Service.SURVEY).connect();
                Statement statement = connection.createStatement();
                ResultSet current = statement.executeQuery("SELECT current_database()")) {
            current.next();

            assertThat(current.getString(1)).isEqualTo("survey");
        }
    }

    @Test
    void keepsAllSecretsOffTheCommandLine() {
        StackDescription described = stack.description();

        for (StackPart part : stack.parts()) {
            String command =
                    ProcessHandle.of(part.pid()).orElseThrow().info().commandLine().orElse("");
            assertThat(command)
                    .isNotEmpty()
                    .doesNotContain(described.intake().senders().get("demo-wallet").key())
                    .doesNotContain(stack.secrets().surveyKey())
                    .doesNotContain(stack.database(Service.INTAKE).password());
        }
    }

    @Test
    void restartsAKilledServiceOnItsPorts() {
        ServiceProcess scheduler = stack.service(Service.SCHEDULER);
        long killed = scheduler.pid();
        String url = scheduler.url();

        scheduler.kill();
        assertThat(scheduler.isReady()).isFalse();
        scheduler.restart();

        assertThat(scheduler.pid()).isNotEqualTo(killed);
        assertThat(scheduler.url()).isEqualTo(url);
        assertThat(scheduler.isReady()).isTrue();
    }

    @Test
    void addsReplicasBesideTheFirst() {
        ServiceProcess added = stack.addReplica(Service.INTAKE);

        assertThat(stack.replicas(Service.INTAKE)).contains(added).hasSizeGreaterThan(1);
        assertThat(added.url()).isNotEqualTo(stack.service(Service.INTAKE).url());
        assertThat(added.isReady()).isTrue();
        stack.remove(added);
    }

    @Test
    void runsAnotherBuildFromTheNextStartOn() throws Exception {
        ServiceProcess added = stack.addReplica(Service.INTAKE);
        Path next = Files.createDirectories(directory.resolve("next"));

        added.run(TinyService.packagedIn(next));
        added.restart();

        assertThat(ProcessHandle.of(added.pid()).orElseThrow().info().commandLine())
                .hasValueSatisfying(it -> assertThat(it).contains(next.toString()));
        stack.remove(added);
    }

    @Test
    void tellsTheLastWordsOfAServiceThatDies() {
        ServiceProcess added = stack.addReplica(Service.SURVEY);
        added.stop();
        added.configure(TinyService.LAST_WORDS, "cannot live without a vault");
        added.start();

        assertThatThrownBy(added::awaitReady)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("survey-1 died while starting (exit status 3)")
                .hasMessageContaining("cannot live without a vault")
                .hasMessageNotContaining("--fresh");
        stack.remove(added);
    }

    @Test
    void saysHowToGoOnWhenTheDatabaseIsOfAnotherBuild() {
        ServiceProcess added = stack.addReplica(Service.SURVEY);
        added.stop();
        added.configure(
                TinyService.LAST_WORDS,
                "org.flywaydb.core.api.exception.FlywayValidateException: Validate failed:\n"
                        + "Migration checksum mismatch for migration version 1001\n"
                        + "\tat io.quarkus.Trace\n".repeat(100));
        added.start();

        assertThatThrownBy(added::awaitReady)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("survey-1 died while starting")
                .hasMessageContaining("deploy/local/up --fresh");
        stack.remove(added);
    }

    @Test
    void isFoundRunningByAnotherWhoLooksAtItsHome() {
        LocalStack found = LocalStack.in(stack.home().directory(), options());

        assertThat(found.parts()).extracting(StackPart::pid).containsAll(pidsOfFirstProcesses());
        assertThat(found.kafka().bootstrap()).isEqualTo(stack.kafka().bootstrap());
        assertThat(found.database(Service.INTAKE)).isEqualTo(stack.database(Service.INTAKE));
    }

    private static List<Long> pidsOfFirstProcesses() {
        return stack.description().pids().values().stream().toList();
    }

    private static StackOptions options() {
        Path jar = TinyService.packagedIn(directory);
        StackOptions options =
                StackOptions.isolated(directory)
                        .withBacking(backing -> backing.withDurability(Durability.SCRATCH));
        for (Service service : Service.values()) {
            options = options.with(service, its -> its.withJar(jar));
        }
        return options;
    }
}
