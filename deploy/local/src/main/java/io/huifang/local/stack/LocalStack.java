package io.huifang.local.stack;

import io.huifang.backing.Database;
import io.huifang.backing.KafkaBroker;
import io.huifang.backing.PostgresServer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL, Kafka and the services over one home directory. Takes hold of whatever of it runs
 * already, starts what does not, and stops everything in order. Each part can be killed, frozen and
 * restarted by itself; ports and data stay the same.
 */
public final class LocalStack implements AutoCloseable {
    private final Home home;
    private final StackOptions options;
    private final Servers servers;
    private final Services services;
    private final Launch launch = new Launch();

    /** Null until somebody asks: before the first start the home may not exist. */
    private Secrets secrets;

    private LocalStack(Home home, StackOptions options) {
        Ports ports = new Ports(options.portBase());
        this.home = home;
        this.options = options;
        this.servers = new Servers(home, options, ports);
        this.services = new Services(home, options, ports);
    }

    /** The stack of that home, running or not. Starts nothing. */
    public static LocalStack in(Path home, StackOptions options) {
        return new LocalStack(new Home(home), options);
    }

    /** Starts a stack and returns when all of it is ready; stops it again when some part fails. */
    public static LocalStack start(Path home, StackOptions options) {
        LocalStack stack = in(home, options);
        try {
            stack.start(StackProgress.SILENT);
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    /**
     * Starts every part that does not run yet and returns when all are ready. What was started
     * before a failure goes on running.
     *
     * @throws StackFailure when a port is taken, the disk is full or a service dies
     */
    public void start(StackProgress progress) {
        start(parts(), progress);
    }

    /** As {@link #start(StackProgress)}, but leaves alone what is not among those parts. */
    public synchronized void start(List<StackPart> wanted, StackProgress progress) {
        launch.begin();
        home.prepare();
        List<StackPart> missing = wanted.stream().filter(part -> !part.isAlive()).toList();
        Ports.requireFree(missing);
        launch.start(missing.stream().filter(BackingPart.class::isInstance).toList(), progress);
        for (Service service : Service.values()) {
            services.of(service).stream()
                    .filter(missing::contains)
                    .forEach(process -> configure(service, process));
        }
        launch.start(missing.stream().filter(ServiceProcess.class::isInstance).toList(), progress);
    }

    /** Stops everything in order, also while it is being started: first the services. */
    public void stop(StackProgress progress) {
        launch.abandon();
        synchronized (this) {
            launch.stop(services.all(), progress);
            launch.stop(servers.all(), progress);
        }
    }

    /** Stops everything in order; data stays. */
    @Override
    public void close() {
        stop(StackProgress.SILENT);
    }

    /** One more process of a service on free ports, ready to serve. */
    public synchronized ServiceProcess addReplica(Service service) {
        ServiceProcess added = services.add(service);
        configure(service, added);
        added.start();
        added.awaitReady();
        return added;
    }

    /** Stops a process that was added, and forgets it. */
    public synchronized void remove(ServiceProcess added) {
        added.stop();
        services.remove(added);
    }

    /** The service's first process. */
    public ServiceProcess service(Service service) {
        return services.of(service).get(0);
    }

    /** All processes of a service, the first one first. */
    public List<ServiceProcess> replicas(Service service) {
        return services.of(service);
    }

    public PostgresServer postgres() {
        return servers.postgres();
    }

    /** The broker; the first one of several. */
    public KafkaBroker kafka() {
        return servers.kafka();
    }

    /** What clients of Kafka are given as {@code bootstrap.servers}: every broker's address. */
    public String bootstrap() {
        return servers.bootstrap();
    }

    /** Kafka's brokers, by their nodes' ids, which begin with 1. */
    public List<StackPart> brokers() {
        return servers.brokers();
    }

    /** PostgreSQL, then Kafka's brokers: what the services stand on. */
    public List<StackPart> backing() {
        return servers.all();
    }

    /** A service's own database. */
    public Database database(Service service) {
        return postgres().database(service.partName());
    }

    /** Every part, in the order in which they are started. */
    public List<StackPart> parts() {
        return Stream.concat(backing().stream(), services.all().stream()).toList();
    }

    /** Keys and passwords; made up where they do not exist yet. */
    public synchronized Secrets secrets() {
        if (secrets == null) {
            secrets = Secrets.in(home.secrets());
        }
        return secrets;
    }

    public Home home() {
        return home;
    }

    /** How to reach it. PostgreSQL, Kafka and all three services must run. */
    public StackDescription description() {
        return StackDescription.of(this, options.agents());
    }

    /** Writes down how to reach it, as far as it runs. */
    public void describe() {
        StackDescription.update(this, options.agents());
    }

    private void configure(Service service, ServiceProcess process) {
        ServiceConfiguration configuration =
                new ServiceConfiguration(
                        secrets(),
                        bootstrap(),
                        services.url(Service.INTAKE),
                        services.url(Service.SCHEDULER),
                        services.url(Service.SURVEY),
                        options.agents());
        process.join(configuration.of(service, database(service)));
    }
}
