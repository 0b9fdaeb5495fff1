package io.huifang.local.stack;

import io.huifang.backing.KafkaBroker;
import io.huifang.backing.KafkaNode;
import io.huifang.backing.PostgresServer;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the services stand on: PostgreSQL, and one broker or several. */
final class Servers {
    private final BackingPart<PostgresServer> postgres;

    /** By their nodes' ids. */
    private final List<BackingPart<KafkaBroker>> brokers;

    Servers(Home home, StackOptions options, Ports ports) {
        this.postgres =
                BackingPart.postgres(
                        options.postgres(home.postgres(), ports.postgres()),
                        Stream.of(Service.values()).map(Service::partName).toList());
        this.brokers =
                nodes(options.backing().brokers(), ports).stream()
                        .map(node -> broker(node, home, options, ports))
                        .toList();
    }

    PostgresServer postgres() {
        return postgres.server();
    }

    /** The first broker. */
    KafkaBroker kafka() {
        return brokers.get(0).server();
    }

    /** What clients are given as {@code bootstrap.servers}. */
    String bootstrap() {
        return brokers.stream()
                .map(broker -> broker.server().bootstrap())
                .collect(Collectors.joining(","));
    }

    List<StackPart> brokers() {
        return List.copyOf(brokers);
    }

    /** PostgreSQL is the first one. */
    List<StackPart> all() {
        return Stream.<StackPart>concat(Stream.of(postgres), brokers.stream()).toList();
    }

    private static List<KafkaNode> nodes(int count, Ports ports) {
        return count == 1
                ? List.of(KafkaNode.ALONE)
                : KafkaNode.cluster(Stream.generate(ports::controller).limit(count).toList());
    }

    private static BackingPart<KafkaBroker> broker(
            KafkaNode node, Home home, StackOptions options, Ports ports) {
        int number = node.id() - 1;
        return BackingPart.kafka(
                number == 0 ? "kafka" : "kafka-" + number,
                options.kafka(home.kafka(number), ports.kafka(number)),
                node);
    }
}
