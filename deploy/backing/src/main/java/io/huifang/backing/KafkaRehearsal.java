package io.huifang.backing;

import io.huifang.backing.process.Child;
import io.huifang.backing.process.Deadline;
import io.huifang.backing.process.FreePort;
import io.huifang.backing.process.Signal;

import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** A broker that is asked to end as soon as it serves, for the classes that it has loaded. */
final class KafkaRehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ONE_LOOK_MS = 1_000;

    /** Of a JVM that has come to its own end; 143 is that of one that SIGTERM has asked for it. */
    private static final Set<Integer> IN_ORDER = Set.of(0, 143);

    /** Kafka's own: a directory of classes, as ours may lie in, cannot be archived. */
    private static final String MAIN = "kafka.Kafka";

    private final String classPath;
    private final List<String> options;

    /**
     * @param classPath nothing but jars
     * @param options of the JVM
     */
    KafkaRehearsal(String classPath, List<String> options) {
        this.classPath = classPath;
        this.options = options;
    }

    /**
     * Makes the archive; an empty one where the JVM makes none.
     *
     * @throws IOException when no broker came to serve, or it did not end in order; there is no
     *     archive then
     */
    void make(Path archive) throws IOException {
        Path workplace = archive.resolveSibling(archive.getFileName() + ".making");
        Directories.delete(workplace);
        Files.createDirectories(workplace);
        int port = FreePort.any();
        Path made = workplace.resolve("classes");
        ProcessBuilder command = command(made, properties(workplace, port));
        Child broker =
                Child.startGuarded(command, workplace.resolve("log"), Signal.KILL, workplace);
        try {
            if (!serves(broker, port)) {
                throw new IOException("no broker came to serve");
            }
            broker.stop(Signal.TERM, PATIENCE);
            keep(made, archive, broker.exitStatus());
        } finally {
            broker.dismiss();
        }
    }

    /** Nothing of a JVM that was ended: it may have made half, and may make all the next time. */
    static void keep(Path made, Path archive, int status) throws IOException {
        if (!IN_ORDER.contains(status)) {
            throw new IOException("the broker ended with status " + status);
        }
        if (KafkaClasses.isWhole(made)) {
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.createFile(archive);
        }
    }

    private ProcessBuilder command(Path made, Path properties) {
        List<String> command = new ArrayList<>(KafkaBroker.quickJvm());
        command.addAll(options);
        command.add("-XX:ArchiveClassesAtExit=" + made);
        command.addAll(List.of(MAIN, properties.toString()));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("CLASSPATH", classPath);
        return process;
    }

    private static Path properties(Path workplace, int port) throws IOException {
        Properties properties = KafkaProperties.of(KafkaNode.ALONE, port);
        properties.put("log.dirs", workplace.resolve("data").toString());
        KafkaBrokerMain.format(properties);
        Path file = workplace.resolve("broker.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    private static boolean serves(Child broker, int port) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!answers(port)) {
            if (!broker.isAlive() || deadline.isOver()) {
                return false;
            }
            deadline.pause();
        }
        return true;
    }

    /** Not by whether the port is free: who binds it to see takes it from the broker. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), ONE_LOOK_MS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
