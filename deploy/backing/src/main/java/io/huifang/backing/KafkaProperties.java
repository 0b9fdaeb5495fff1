package io.huifang.backing;

import io.huifang.backing.process.FreePort;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The settings of a broker that is a controller, too. */
final class KafkaProperties {
    private static final Map<String, String> BROKER_AND_CONTROLLER =
            Map.of(
                    "process.roles", "broker,controller",
                    "controller.listener.names", "CONTROLLER",
                    "inter.broker.listener.name", "PLAINTEXT",
                    "auto.create.topics.enable", "false",
                    // A group's first member does not wait for others.
                    "group.initial.rebalance.delay.ms", "0",
                    "offsets.topic.num.partitions", "5",
                    "transaction.state.log.num.partitions", "5");

    private static final Map<String, String> SMALL_AND_QUICK =
            Map.of(
                    "num.network.threads", "2",
                    "num.io.threads", "4",
                    "num.recovery.threads.per.data.dir", "2",
                    // The default reserves 128 MiB of heap for the compaction of small topics.
                    "log.cleaner.dedupe.buffer.size", "4194304",
                    "log.index.size.max.bytes", "2097152",
                    // No heartbeat record in the metadata log of a broker that idles.
                    "metadata.max.idle.interval.ms", "0",
                    // A killed broker is let in again when its old session is over; shorter,
                    // and a machine that is busy for a moment would fence the living.
                    "broker.session.timeout.ms", "4000",
                    "broker.heartbeat.interval.ms", "500",
                    "log.segment.delete.delay.ms", "1000");

    private KafkaProperties() {}

    /** All but where its data lies. */
    static Properties of(KafkaNode node, int port) {
        Properties properties = new Properties();
        properties.putAll(BROKER_AND_CONTROLLER);
        properties.putAll(copies(node));
        properties.putAll(SMALL_AND_QUICK);
        properties.putAll(addresses(node, port));
        properties.put("node.id", Integer.toString(node.id()));
        return properties;
    }

    /** Of our topics, and of those that Kafka makes for itself. */
    private static Map<String, String> copies(KafkaNode node) {
        String copies = Integer.toString(node.copies());
        String inSync = Integer.toString(node.copiesInSync());
        return Map.of(
                "default.replication.factor", copies,
                "min.insync.replicas", inSync,
                "offsets.topic.replication.factor", copies,
                "transaction.state.log.replication.factor", copies,
                "transaction.state.log.min.isr", inSync,
                "share.coordinator.state.topic.replication.factor", copies,
                "share.coordinator.state.topic.min.isr", inSync);
    }

    private static Map<String, String> addresses(KafkaNode node, int port) {
        List<Integer> controllers =
                node.controllers().isEmpty() ? List.of(FreePort.any()) : node.controllers();
        String broker = "PLAINTEXT://127.0.0.1:" + port;
        String controller = "CONTROLLER://127.0.0.1:" + controllers.get(node.id() - 1);
        return Map.of(
                "listeners",
                broker + "," + controller,
                "advertised.listeners",
                broker,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.quorum.voters",
                KafkaNode.voters(controllers));
    }
}
