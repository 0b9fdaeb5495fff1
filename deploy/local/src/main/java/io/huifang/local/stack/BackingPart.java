package io.huifang.local.stack;

import io.huifang.backing.KafkaBroker;
import io.huifang.backing.KafkaNode;
import io.huifang.backing.LocalServer;
import io.huifang.backing.PostgresServer;
import io.huifang.backing.ServerSettings;

import org.apache.kafka.clients.admin.Admin;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** PostgreSQL or one of Kafka's brokers as a part of the stack. */
final class BackingPart<S extends LocalServer> implements StackPart {
    private static final int PATIENCE_SECONDS = 5;

    private final String name;
    private final ServerSettings settings;
    private final Function<ServerSettings, S> starter;
    private final Consumer<S> furnish;
    private final Predicate<S> probe;

    /** Null until it was started or found running. */
    private volatile S server;

    private BackingPart(
            String name,
            ServerSettings settings,
            Function<ServerSettings, S> starter,
            Consumer<S> furnish,
            Predicate<S> probe) {
        this.name = name;
        this.settings = settings;
        this.starter = starter;
        this.furnish = furnish;
        this.probe = probe;
    }

    /** PostgreSQL with those databases. */
    static BackingPart<PostgresServer> postgres(ServerSettings settings, List<String> databases) {
        return new BackingPart<>(
                        "postgres",
                        settings,
                        PostgresServer::start,
                        server -> databases.forEach(server::createDatabase),
                        BackingPart::answers)
                .holding(PostgresServer.attach(settings));
    }

    /** A broker with all topics. */
    static BackingPart<KafkaBroker> kafka(String name, ServerSettings settings, KafkaNode node) {
        return new BackingPart<>(
                        name,
                        settings,
                        its -> KafkaBroker.start(its, node),
                        KafkaBroker::createTopics,
                        BackingPart::answers)
                .holding(KafkaBroker.attach(settings, node));
    }

    /**
     * @throws StackFailure when it was never started
     */
    S server() {
        if (server == null) {
            throw new StackFailure(name + " is not running.");
        }
        return server;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(server == null ? settings.port() : server.port(), name);
    }

    @Override
    public void start() {
        if (server == null) {
            server = starter.apply(settings);
        } else {
            server.start();
        }
        furnish.accept(server);
    }

    /** A server that has started is ready. */
    @Override
    public void awaitReady() {}

    @Override
    public boolean isReady() {
        return isAlive() && probe.test(server);
    }

    @Override
    public boolean isAlive() {
        return server != null && server.isAlive();
    }

    @Override
    public long pid() {
        return server().pid();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void kill() {
        server().kill();
    }

    @Override
    public Path logFile() {
        return server().logFile();
    }

    @Override
    public List<String> lastLogLines(int count) {
        return server().lastLogLines(count);
    }

    private BackingPart<S> holding(Optional<S> running) {
        server = running.orElse(null);
        return this;
    }

    private static boolean answers(PostgresServer postgres) {
        DriverManager.setLoginTimeout(PATIENCE_SECONDS);
        try (Connection connection = postgres.superuser().connect()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException silent) {
            return false;
        }
    }

    private static boolean answers(KafkaBroker kafka) {
        try (Admin admin = kafka.admin()) {
            var nodes = admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return !nodes.isEmpty();
        } catch (ExecutionException | TimeoutException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
