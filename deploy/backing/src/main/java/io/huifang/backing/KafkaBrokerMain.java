package io.huifang.backing;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The broker's own process. Its one argument is the file with the broker's properties. */
public final class KafkaBrokerMain {
    private KafkaBrokerMain() {}

    /** Serves until it is told to stop, or ends with status 1 when it cannot start. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        logWarningsOnly();
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        try {
            format(properties);
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
            server.startup();
            tellReady(file.toAbsolutePath().getParent(), properties);
            server.awaitShutdown();
        } catch (Throwable cannotServe) {
            cannotServe.printStackTrace();
            // Not exit: the shutdown hook would wait for a server that is only half there.
            Runtime.getRuntime().halt(1);
        }
    }

    /** Makes a place for the broker's records, unless it has one. */
    static void format(Properties properties) throws IOException {
        Path data = Path.of(properties.getProperty("log.dirs"));
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        try {
            new Formatter()
                    .setClusterId(clusterId(properties))
                    .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (IOException unwritable) {
            throw unwritable;
        } catch (Exception refused) {
            throw new IllegalStateException("not formatted: " + data, refused);
        }
    }

    /** The same for all who vote together, whichever of them is there first. */
    private static String clusterId(Properties properties) {
        String voters = properties.getProperty("controller.quorum.voters");
        if (!voters.contains(",")) {
            return Uuid.randomUuid().toString();
        }
        UUID name = UUID.nameUUIDFromBytes(voters.getBytes(StandardCharsets.US_ASCII));
        return new Uuid(name.getMostSignificantBits(), name.getLeastSignificantBits()).toString();
    }

    private static void tellReady(Path directory, Properties properties) throws IOException {
        URI address = URI.create(properties.getProperty("advertised.listeners"));
        long pid = ProcessHandle.current().pid();
        ReadyFile.in(directory).write(new ReadyFile.Ready(pid, address.getPort()));
    }

    /** At INFO a broker writes hundreds of lines before it serves. */
    private static void logWarningsOnly() {
        System.setProperty(
                "java.util.logging.SimpleFormatter.format",
                "%1$tF %1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setFormatter(new SimpleFormatter());
        root.addHandler(console);
        root.setLevel(Level.WARNING);
    }
}
