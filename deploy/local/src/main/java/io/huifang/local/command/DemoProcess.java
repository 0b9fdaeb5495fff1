package io.huifang.local.command;

import io.huifang.backing.Lifetime;
import io.huifang.local.demo.DemoWallet;
import io.huifang.local.stack.Home;
import io.huifang.local.stack.JavaProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The demo wallet beside a stack. It learns where to post from {@code stack.json}. */
final class DemoProcess {
    static final String NAME = "demo-wallet";

    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(5);

    private final JavaProcess process;
    private final Path directory;
    private final Path stackFile;

    DemoProcess(Home home, Lifetime lifetime) {
        this.process = new JavaProcess(NAME, home, lifetime);
        this.directory = home.run(NAME);
        this.stackFile = home.stackFile();
    }

    /** Without effect when it runs already. */
    void start() {
        if (process.isAlive()) {
            return;
        }
        process.start(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                List.of(
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "@" + classpath(),
                        DemoWallet.class.getName(),
                        stackFile.toString()));
    }

    /**
     * In a file: of a command line that is long the system tells nothing, and the process would not
     * be known again.
     */
    private Path classpath() {
        String quoted = System.getProperty("java.class.path").replace("\\", "\\\\");
        try {
            Path file = Files.createDirectories(directory).resolve("classpath");
            return Files.writeString(file, "-cp \"" + quoted + "\"\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Without effect when it does not run. */
    void stop() {
        process.stop(PATIENCE_TO_STOP);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    Path logFile() {
        return process.log().path();
    }
}
