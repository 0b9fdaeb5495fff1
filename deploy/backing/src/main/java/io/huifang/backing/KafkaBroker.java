package io.huifang.backing;

import io.huifang.backing.process.Signal;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A real Kafka broker, which is a controller, too (KRaft), in a JVM of its own. */
public final class KafkaBroker extends LocalServer {
    private static final List<String> QUICK_TO_START =
            List.of("-Xms64m", "-Xmx384m", "-XX:TieredStopAtLevel=1");
    private static final List<String> FAST_IN_THE_LONG_RUN = List.of("-Xms256m", "-Xmx768m");

    /** Set in a JVM whose brokers are started often and never measured, also durable ones. */
    private static final String ALL_QUICK = "huifang.brokers.quick";

    private static final Duration STOPPING_BESIDE_OTHERS = Duration.ofSeconds(15);

    private final KafkaNode node;

    private KafkaBroker(ServerSettings settings, KafkaNode node) {
        super(settings, "kafka.log", Signal.TERM);
        this.node = node;
    }

    /** Starts a broker without topics; on data of an earlier one when the directory holds it. */
    public static KafkaBroker start(ServerSettings settings) {
        return start(settings, KafkaNode.ALONE);
    }

    /**
     * Starts one of several brokers. Returns when it serves, for which most of them must run: they
     * are started beside each other.
     */
    public static KafkaBroker start(ServerSettings settings, KafkaNode node) {
        KafkaBroker broker = new KafkaBroker(settings, node);
        try {
            broker.start();
            return broker;
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
    }

    /** The broker that runs in the settings' directory; empty when none does. */
    public static Optional<KafkaBroker> attach(ServerSettings settings) {
        return attach(settings, KafkaNode.ALONE);
    }

    /** The same of one of several brokers. */
    public static Optional<KafkaBroker> attach(ServerSettings settings, KafkaNode node) {
        KafkaBroker broker = new KafkaBroker(settings, node);
        return ReadyFile.in(settings.directory())
                .read()
                .flatMap(
                        ready ->
                                ready.process()
                                        .map(
                                                process -> {
                                                    broker.adopt(process, ready.port());
                                                    return broker;
                                                }));
    }

    /** What clients are given as {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + port();
    }

    /**
     * Creates every topic of the contract that does not exist, as in production. Returns when all
     * of them can be written to; several brokers may do so at once.
     */
    public void createTopics() {
        try (Admin admin = admin()) {
            new KafkaTopics(admin, node.brokers()).createMissing();
        } catch (IllegalStateException noAnswer) {
            // A broker on a full disk serves for a moment before it dies.
            throw isAlive() ? noAnswer : death();
        }
    }

    /**
     * Makes the broker as good as new: every record, offset and consumer group is gone, the topics
     * of the contract are there. For between two applications, not under a running one.
     */
    public void reset() {
        try (Admin admin = admin()) {
            new KafkaTopics(admin, node.brokers()).reset();
        }
    }

    /** A new admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "30000",
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "20000"));
    }

    @Override
    void prepare() {
        ReadyFile.in(settings().directory()).delete();
        // Whoever waits for his first local stack does not wait for what serves the second one.
        if (isQuick()) {
            KafkaClasses.ofThisJvm().makeOnce();
        }
    }

    @Override
    ProcessBuilder command(int candidatePort) {
        Path properties = settings().directory().resolve("broker.properties");
        try (Writer out = Files.newBufferedWriter(properties)) {
            properties(candidatePort).store(out, null);
        } catch (IOException notWritable) {
            throw new UncheckedIOException(notWritable);
        }
        KafkaClasses classes = KafkaClasses.ofThisJvm();
        List<String> command = isQuick() ? quickJvm() : jvm(FAST_IN_THE_LONG_RUN);
        command.addAll(classes.options());
        command.addAll(List.of(KafkaBrokerMain.class.getName(), properties.toString()));
        ProcessBuilder process = new ProcessBuilder(command);
        // Not an argument: it would push the others out of what the system shows of a process.
        process.environment().put("CLASSPATH", classes.path());
        return process;
    }

    /** Several beside each other have to be small as well. */
    private boolean isQuick() {
        return settings().durability() == Durability.SCRATCH
                || node.brokers() > 1
                || Boolean.getBoolean(ALL_QUICK);
    }

    /** The program and its options, for a broker that does not live for long. */
    static List<String> quickJvm() {
        return jvm(QUICK_TO_START);
    }

    private static List<String> jvm(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-XX:-UsePerfData", "-Djava.awt.headless=true"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dlog4j2.statusLoggerLevel=OFF");
        return command;
    }

    /** One that goes when the others have gone would ask them for minutes whether it may. */
    @Override
    Duration stopping() {
        return node.brokers() > 1 ? STOPPING_BESIDE_OTHERS : super.stopping();
    }

    @Override
    boolean isReady() {
        return ReadyFile.in(settings().directory()).read().isPresent();
    }

    private Properties properties(int candidatePort) {
        Properties properties = KafkaProperties.of(node, candidatePort);
        properties.put("log.dirs", settings().directory().resolve("data").toString());
        properties.putAll(settings().options());
        return properties;
    }
}
