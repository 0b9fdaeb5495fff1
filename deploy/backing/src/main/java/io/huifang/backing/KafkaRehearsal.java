package io.huifang.backing;

import io.huifang.backing.process.Child;
import io.huifang.backing.process.Deadline;
import io.huifang.backing.process.FreePort;
import io.huifang.backing.process.Signal;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A broker that is asked to end as soon as it serves, for the classes that it has loaded. */
final class KafkaRehearsal {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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
     * Makes the archive; an empty one where the JVM makes none, and none where no broker came to
     * serve.
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
            if (serves(broker, port)) {
                broker.stop(Signal.TERM, PATIENCE);
                keep(made, archive);
            }
        } finally {
            broker.dismiss();
        }
    }

    private static void keep(Path made, Path archive) throws IOException {
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
        while (FreePort.isFree(port)) {
            if (!broker.isAlive() || deadline.isOver()) {
                return false;
            }
            deadline.pause();
        }
        return true;
    }
}
