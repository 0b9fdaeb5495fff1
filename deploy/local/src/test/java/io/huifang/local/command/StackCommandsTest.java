package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.huifang.backing.Lifetime;
import io.huifang.backing.process.Commands;
import io.huifang.backing.process.FreePort;
import io.huifang.backing.process.Signal;
import io.huifang.local.stack.Home;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackDescription;
import io.huifang.local.stack.TinyService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The commands as processes, with tiny services in place of the packaged ones. */
class StackCommandsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir static Path root;

    private static int portBase;

    @BeforeAll
    static void packageServices() throws Exception {
        Path jar = TinyService.packagedIn(root);
        for (Service service : Service.values()) {
            Files.createDirectories(service.jarIn(root).getParent());
            Files.copy(jar, service.jarIn(root));
        }
        portBase = freePortBase();
    }

    @AfterEach
    void stopWhatATestLeft() {
        run("down");
    }

    @Test
    void bringsAStackUpTellsOfItAndTakesItDown() {
        assertThat(run("up", "--detach").output()).contains("Huifang is ready after");
        assertThat(run("status").status()).isZero();

        Signal.KILL.sendTo(pid("scheduler"));

        assertThat(run("status")).matches(said -> said.status() == 1);
        assertThat(run("restart", "scheduler").status()).isZero();
        assertThat(run("status").status()).isZero();
        assertThat(run("up", "--detach", "--demo").output())
                .contains("running already")
                .contains("/desk ", "/floor ", "/insight ", "/pages/incidents ")
                .contains("user-agent-1", "user-supervisor");
        assertThat(demo().isAlive()).isTrue();
        assertThat(run("up", "--fresh").output()).contains("--fresh needs it stopped");

        Signal.KILL.sendTo(pid("intake"));
        Signal.KILL.sendTo(pid("kafka"));

        assertThat(run("restart", "kafka").status()).isZero();
        assertThat(described().pids()).containsKey("kafka").doesNotContainKey("intake");
        assertThat(run("restart", "intake").status()).isZero();
        assertThat(run("status").status()).isZero();

        List<Long> pids = List.copyOf(described().pids().values());
        assertThat(run("down").output()).contains("Stopped.");
        assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
        assertThat(demo().isAlive()).isFalse();
        assertThat(root.resolve(".huifang/stack.json")).doesNotExist();
    }

    @Test
    void saysWhatDiedInTheForegroundAndGoesOnWithTheRest() throws Exception {
        Path said = root.resolve("up.out");
        Process up = command("up").redirectOutput(said.toFile()).start();
        await().atMost(PATIENCE)
                .until(() -> Files.readString(said).contains("Ctrl-C stops it") || !up.isAlive());
        List<Long> pids = List.copyOf(described().pids().values());
        long survey = pid("survey");

        Signal.KILL.sendTo(survey);

        await().atMost(PATIENCE)
                .until(() -> Files.readString(said).contains("deploy/local/restart survey"));
        assertThat(Files.readString(said))
                .contains("survey has died. The end of ")
                .contains("serving 你好");
        assertThat(run("status").output()).contains("deploy/local/restart survey");
        assertThat(run("restart", "survey").status()).isZero();
        assertThat(run("status").status()).isZero();
        assertThat(up.isAlive()).isTrue();

        Signal.TERM.sendTo(up.pid());

        assertThat(up.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(said)).contains("Stopped. Data stays in");
        await().atMost(PATIENCE)
                .until(() -> pids.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
    }

    @Test
    void startsNothingWhileAPortIsTaken() throws Exception {
        InetAddress local = InetAddress.getByName("127.0.0.1");
        try (ServerSocket taken = new ServerSocket(portBase + 1, 1, local)) {
            Commands.Result said = run("up", "--detach");

            assertThat(said.status()).isEqualTo(1);
            assertThat(said.output())
                    .contains("Port " + taken.getLocalPort() + ", meant for scheduler, is taken")
                    .contains("HUIFANG_PORT_BASE")
                    .doesNotContain("is ready");
        }
    }

    private static Commands.Result run(String... words) {
        return Commands.run(command(words));
    }

    private static ProcessBuilder command(String... words) {
        Path part =
                root.resolve(".huifang/run").resolve(words[0].equals("up") ? "launcher" : "other");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Dhuifang.part=" + part, "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dhuifang.brokers.quick=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Main.class.getName(), root.toString()));
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("HUIFANG_PORT_BASE", Integer.toString(portBase));
        process.redirectInput(new File("/dev/null"));
        return process;
    }

    private static StackDescription described() {
        return StackDescription.read(root.resolve(".huifang/stack.json"));
    }

    private static DemoProcess demo() {
        return new DemoProcess(new Home(root.resolve(".huifang")), Lifetime.DETACHED);
    }

    private static long pid(String part) {
        return described().pids().get(part);
    }

    /** Below the ports of outgoing connections, and away from those that tests claim. */
    private static int freePortBase() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(11_000, 15_000))
                .filter(
                        base ->
                                IntStream.of(0, 1, 2, 1000, 1001, 1002, 2000, 2001)
                                        .map(place -> base + place)
                                        .allMatch(FreePort::isFree))
                .findFirst()
                .orElseThrow();
    }
}
