package io.huifang.journeys.rollout;

import io.huifang.journeys.fault.Fault;
import io.huifang.journeys.stack.Rig;
import io.huifang.journeys.stack.Rigs;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackOptions;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Several replicas of each service behind balancers, which stop as they do in production, and
 * clients who write down what they are told.
 */
public final class Fleet implements AutoCloseable {
    private static final int AGENTS = 20;
    private static final String DELAY = "quarkus.shutdown.delay";

    private final Rig rig;
    private final Doors doors;
    private final Traffic traffic;
    private final List<Restarted> restarts = new CopyOnWriteArrayList<>();

    private Fleet(Rig rig, Doors doors, Traffic traffic) {
        this.rig = rig;
        this.doors = doors;
        this.traffic = traffic;
    }

    /**
     * Returns when all of it serves.
     *
     * @param name of its directory
     * @param change what is to be different in the stack, replicas above all
     */
    public static Fleet start(String name, UnaryOperator<StackOptions> change) {
        Traffic traffic = new Traffic();
        Doors doors = new Doors(traffic);
        try {
            Rig rig =
                    Rigs.start(
                            name,
                            AGENTS,
                            doors::before,
                            options -> change.apply(asInProduction(doors.tell(options))));
            return new Fleet(rig, doors, traffic);
        } catch (RuntimeException failed) {
            doors.close();
            throw failed;
        }
    }

    /** How long a service goes on serving after SIGTERM in the prod profile. */
    public static String delay(Service service) {
        Path file =
                Path.of(System.getProperty("huifang.root"))
                        .resolve(service.partName() + "-service")
                        .resolve("src/main/resources/application.properties");
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return settings.getProperty("%prod." + DELAY);
    }

    public Rig rig() {
        return rig;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Where clients find a service. */
    public String url(Service service) {
        return doors.url(service);
    }

    /** One replica of the service after the other is asked to end, and started anew. */
    public List<Fault> restarts(Service service) {
        return restarts(service, null);
    }

    /**
     * The same on another build.
     *
     * @param jar the packaged service
     */
    public List<Fault> restarts(Service service, Path jar) {
        List<Fault> all = new ArrayList<>();
        rig.stack()
                .replicas(service)
                .forEach(replica -> all.add(new Restart(this, service, replica, jar)));
        return all;
    }

    /** What came of the restarts so far, in their order. */
    public List<Restarted> restarts() {
        return List.copyOf(restarts);
    }

    /**
     * What clients have seen fail since then, and what the balancers saw, whom no client's own
     * second try deceives: how often, by what it was.
     */
    public Map<String, Long> errorsSince(Instant since) {
        Map<String, Long> errors = new TreeMap<>(traffic.errorsSince(since));
        errors.putAll(doors.lossesSince(since));
        return errors;
    }

    void awaitServing(Service service, String replica) {
        doors.awaitServing(service, replica);
    }

    void add(Restarted restarted) {
        restarts.add(restarted);
    }

    @Override
    public void close() {
        rig.close();
        doors.close();
    }

    private static StackOptions asInProduction(StackOptions options) {
        StackOptions changed = options;
        for (Service service : Service.values()) {
            changed = changed.with(service, it -> it.withConfiguration(DELAY, delay(service)));
        }
        return changed;
    }
}
