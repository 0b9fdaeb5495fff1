package io.huifang.local.stack;

import static java.util.Objects.requireNonNull;

import io.huifang.backing.Lifetime;
import io.huifang.backing.ServerSettings;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * What a stack consists of.
 *
 * @param lifetime whether its processes end with this JVM
 * @param portBase intake's port, from which all others follow; empty: every part takes a free port
 * @param agents number of agents who can log in: agent-1, agent-2 …
 * @param backing PostgreSQL and Kafka
 * @param services each of the three
 */
public record StackOptions(
        Lifetime lifetime,
        OptionalInt portBase,
        int agents,
        BackingOptions backing,
        Map<Service, ServiceOptions> services) {

    public StackOptions {
        requireNonNull(lifetime, "lifetime");
        requireNonNull(portBase, "portBase");
        services = Map.copyOf(services);
        if (!services.keySet().containsAll(List.of(Service.values()))) {
            throw new IllegalArgumentException("a service has no options");
        }
    }

    /** For tests and benchmarks: free ports, and nothing outlives this JVM. */
    public static StackOptions isolated(Path root) {
        return new StackOptions(
                Lifetime.WITH_PARENT,
                OptionalInt.empty(),
                2,
                BackingOptions.durable(),
                services(root));
    }

    /** For people: on ports that stay the same, with accounts for the demo's agents as well. */
    public static StackOptions onPorts(Path root, int base, Lifetime lifetime) {
        return isolated(root).withPortBase(base).withLifetime(lifetime).withAgents(6);
    }

    public StackOptions withLifetime(Lifetime other) {
        return new StackOptions(other, portBase, agents, backing, services);
    }

    public StackOptions withPortBase(int base) {
        return new StackOptions(lifetime, OptionalInt.of(base), agents, backing, services);
    }

    public StackOptions withAgents(int count) {
        return new StackOptions(lifetime, portBase, count, backing, services);
    }

    public StackOptions withBacking(UnaryOperator<BackingOptions> change) {
        return new StackOptions(lifetime, portBase, agents, change.apply(backing), services);
    }

    public StackOptions with(Service service, UnaryOperator<ServiceOptions> change) {
        Map<Service, ServiceOptions> changed = new EnumMap<>(services);
        changed.computeIfPresent(service, (key, options) -> change.apply(options));
        return new StackOptions(lifetime, portBase, agents, backing, changed);
    }

    /** Leaves the service out. */
    public StackOptions without(Service service) {
        return with(service, options -> options.withReplicas(0));
    }

    ServiceOptions of(Service service) {
        return services.get(service);
    }

    ServerSettings postgres(Path directory, int port) {
        return server(directory, port, backing.postgres());
    }

    ServerSettings kafka(Path directory, int port) {
        return server(directory, port, backing.kafka());
    }

    private ServerSettings server(Path directory, int port, Map<String, String> overrides) {
        return new ServerSettings(
                directory, false, port, backing.durability(), lifetime, overrides);
    }

    private static Map<Service, ServiceOptions> services(Path root) {
        Map<Service, ServiceOptions> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, ServiceOptions.of(service.jarIn(root)));
        }
        return services;
    }
}
