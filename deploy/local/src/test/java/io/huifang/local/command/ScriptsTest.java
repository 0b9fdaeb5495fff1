package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.huifang.backing.process.Commands;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The scripts in a checkout where nothing was built, before Java takes over. */
class ScriptsTest {
    @TempDir Path root;

    @BeforeEach
    void copyScripts() throws Exception {
        Path local = Files.createDirectories(root.resolve("deploy/local"));
        for (String script :
                List.of(
                        "up",
                        "down",
                        "status",
                        "restart",
                        "send",
                        "vault",
                        "dead-letters",
                        "launch.sh")) {
            Files.copy(Path.of(script), local.resolve(script));
        }
    }

    @Test
    void saysWhichJavaIsTooOldAndWhichIsNeeded() throws Exception {
        Path old = java("openjdk version \"11.0.2\" 2019-01-15");

        Commands.Result said = run(Map.of("JAVA_HOME", old.toString()), "up");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.output())
                .contains("Java is too old: Huifang needs a JDK 17 or newer")
                .contains("11.0.2");
    }

    @Test
    void takesJavaEightForOldAlthoughItCallsItselfOnePointEight() throws Exception {
        Path old = java("java version \"1.8.0_402\"");

        assertThat(run(Map.of("JAVA_HOME", old.toString()), "up").output())
                .contains("Java is too old");
    }

    @Test
    void saysThatJavaHomeHoldsNoJava() {
        Commands.Result said = run(Map.of("JAVA_HOME", root.toString()), "up");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.output()).contains("JAVA_HOME is " + root);
    }

    @Test
    void explainsItselfWhenAsked() {
        Commands.Result said = run(Map.of(), "up", "--help");

        assertThat(said.status()).isZero();
        assertThat(said.output()).contains("deploy/local/up [--detach] [--demo] [--fresh]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "status", "restart", "send", "vault", "dead-letters"})
    void explainsEveryCommandWhenAsked(String command) {
        Commands.Result said = run(Map.of(), command, "--help");

        assertThat(said.status()).isZero();
        assertThat(said.output()).isNotBlank().doesNotContain("#!", "launch.sh");
    }

    @Test
    void refusesAWordThatItDoesNotKnow() {
        Commands.Result said = run(Map.of(), "up", "--detatch");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.output()).contains("There is no --detatch.");
    }

    @Test
    void hasNothingToStopWhereNothingWasStarted() {
        Commands.Result said = run(Map.of(), "down");

        assertThat(said.status()).isZero();
        assertThat(said.output()).contains("Nothing was running.");
        assertThat(run(Map.of(), "status").status()).isEqualTo(1);
    }

    @Test
    void looksWhereItIsToldAndNowhereElse() throws Exception {
        Files.createDirectories(root.resolve("elsewhere/run"));
        String old = java("openjdk version \"11.0.2\" 2019-01-15").toString();

        Commands.Result there = run(home("elsewhere", old), "down");
        Commands.Result nowhere = run(home("nowhere", old), "down");

        assertThat(there.output()).contains("Java is too old");
        assertThat(nowhere.output()).contains("Nothing was running.");
        assertThat(root.resolve(".huifang")).doesNotExist();
    }

    private Map<String, String> home(String directory, String javaHome) {
        return Map.of("HUIFANG_HOME", root.resolve(directory).toString(), "JAVA_HOME", javaHome);
    }

    @Test
    void refusesAHomeThatIsNoAbsolutePath() {
        Commands.Result said = run(Map.of("HUIFANG_HOME", "elsewhere"), "status");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.output()).contains("HUIFANG_HOME must be an absolute path");
    }

    @Test
    void showsTheEndOfABuildThatFails() throws Exception {
        Path tools = Files.createDirectories(root.resolve("tools"));
        executable(
                tools.resolve("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit; echo no such luck; exit 1");
        String path = tools + ":" + System.getenv("PATH");

        Commands.Result said = run(Map.of("PATH", path), "up");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.output())
                .contains("The build failed. The end of")
                .contains(".huifang/logs/build.log:")
                .contains("no such luck");
    }

    @Test
    void prefersTheWrapperToAMavenThatIsTooOld() throws Exception {
        Path tools = Files.createDirectories(root.resolve("tools"));
        executable(tools.resolve("mvn"), "echo 'Apache Maven 3.6.3'");
        executable(root.resolve("mvnw"), "echo the wrapper was here; exit 1");
        String path = tools + ":" + System.getenv("PATH");

        assertThat(run(Map.of("PATH", path), "up").output()).contains("the wrapper was here");
    }

    @ParameterizedTest(name = "with a stack in {0}")
    @ValueSource(strings = {".huifang", "elsewhere", "third"})
    void buildsNothingWhileAnyStackOfTheCheckoutRuns(String theirs) throws Exception {
        Path stack = Files.createDirectories(root.resolve(theirs)).resolve("stack.json");
        Files.createFile(stack);
        Files.createDirectories(root.resolve(".huifang"));
        Files.writeString(root.resolve(".huifang/homes"), root.resolve("third") + "\n");

        Commands.Result meanwhile = run(upElsewhere(), "up");
        Files.delete(stack);
        Commands.Result after = run(upElsewhere(), "up");

        assertThat(meanwhile.output())
                .contains("HUIFANG_HOME=" + stack.getParent())
                .doesNotContain("Building with");
        assertThat(after.output()).contains("Building with");
    }

    @Test
    void waitsForAnotherBuildOfTheCheckout() throws Exception {
        assumeThat(Commands.find("flock")).isPresent();
        Path lock = Files.createDirectories(root.resolve(".huifang")).resolve("built.lock");
        Process other =
                new ProcessBuilder("flock", lock.toString(), "sh", "-c", "echo held; cat").start();
        other.inputReader().readLine();
        ProcessBuilder command = new ProcessBuilder("sh", "deploy/local/up");
        command.directory(root.toFile()).environment().putAll(upElsewhere());
        Process waiting = command.redirectErrorStream(true).start();

        assertThat(waiting.inputReader().readLine()).contains("Another build");
        other.getOutputStream().close();

        assertThat(waiting.inputReader().lines()).anyMatch(line -> line.contains("Building with"));
        assertThat(waiting.waitFor()).isEqualTo(1);
    }

    /** With a launcher for which every stack runs that is described, and a build that fails. */
    private Map<String, String> upElsewhere() throws Exception {
        Path target = Files.createDirectories(root.resolve("deploy/local/target"));
        Files.writeString(target.resolve("local.jar"), "no such thing");
        Path javaHome = java("openjdk version \"17.0.2\" 2022-01-18");
        Path tools = Files.createDirectories(root.resolve("tools"));
        executable(
                tools.resolve("mvn"),
                "[ \"$1\" = -v ] && echo 'Apache Maven 3.9.9' && exit; exit 1");
        return Map.of(
                "HUIFANG_HOME",
                root.resolve("elsewhere").toString(),
                "JAVA_HOME",
                javaHome.toString(),
                "PATH",
                tools + ":" + System.getenv("PATH"));
    }

    private Commands.Result run(Map<String, String> environment, String... command) {
        List<String> words = new ArrayList<>(List.of("sh", "deploy/local/" + command[0]));
        words.addAll(Arrays.asList(command).subList(1, command.length));
        ProcessBuilder process = new ProcessBuilder(words).directory(root.toFile());
        process.environment().putAll(environment);
        return Commands.run(process);
    }

    /** A Java home whose Java says that about itself. */
    private Path java(String version) throws Exception {
        Path home = Files.createDirectories(root.resolve("java/bin")).getParent();
        executable(home.resolve("bin/java"), "echo '" + version + "' >&2");
        return home;
    }

    private static void executable(Path file, String script) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
