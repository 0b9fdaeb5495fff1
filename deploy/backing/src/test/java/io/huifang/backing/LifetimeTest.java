package io.huifang.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

class LifetimeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A server as the JVM that started it describes it. */
    private record Started(ProcessHandle process, Path directory) {
        static Started read(BufferedReader lines) throws IOException {
            String[] words = lines.readLine().split(" ");
            long pid = Long.parseLong(words[0]);
            return new Started(ProcessHandle.of(pid).orElseThrow(), Path.of(words[1]));
        }
    }

    @Test
    void leavesNothingBehindAKilledBuildButWhatWasDetached(@TempDir Path home) throws Exception {
        Process build = startBuild(home);
        try (BufferedReader lines = build.inputReader()) {
            lines.readLine();
            Started postgres = Started.read(lines);
            Started kafka = Started.read(lines);
            Started detached = Started.read(lines);
            assertThat(postgres.process().isAlive() && kafka.process().isAlive()).isTrue();
            assertThat(postgres.directory()).isNotEmptyDirectory();

            build.destroyForcibly();

            await().atMost(PATIENCE)
                    .until(() -> !postgres.process().isAlive() && !kafka.process().isAlive());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(postgres.directory()).doesNotExist();
                                assertThat(kafka.directory()).doesNotExist();
                            });
            assertThatDetachedServes(detached, home);
        } finally {
            build.destroyForcibly();
        }
    }

    @Test
    void leavesNothingBehindABuildThatIsKilledWhileItsFirstServerStarts(@TempDir Path home)
            throws Exception {
        Process build = startBuild(home);
        try (BufferedReader lines = build.inputReader()) {
            Path directory = Path.of(lines.readLine());
            await().atMost(PATIENCE).until(() -> Files.exists(directory));

            build.destroyForcibly();

            await().atMost(PATIENCE).until(() -> Files.notExists(directory));
            await().atMost(PATIENCE)
                    .until(() -> ProcessHandle.allProcesses().noneMatch(mentions(directory)));
        } finally {
            build.destroyForcibly();
        }
    }

    private static Predicate<ProcessHandle> mentions(Path directory) {
        return process -> process.info().commandLine().orElse("").contains(directory.toString());
    }

    private static void assertThatDetachedServes(Started detached, Path home) throws Exception {
        assertThat(detached.process().isAlive()).isTrue();
        var settings = ServerSettings.in(home).withLifetime(Lifetime.DETACHED);
        try (PostgresServer server = PostgresServer.attach(settings).orElseThrow()) {
            assertThat(server.pid()).isEqualTo(detached.process().pid());
            assertThat(Sql.number(server.superuser(), "SELECT 1")).isEqualTo(1);
        }
        assertThat(detached.process().isAlive()).isFalse();
        assertThat(PostgresServer.attach(settings)).isEmpty();
        assertThat(home).isNotEmptyDirectory();
    }

    private static Process startBuild(Path home) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TwoServersMain.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
