package io.huifang.backing;

import java.util.Map;
import java.util.Properties;

/** The settings of a lone broker that is its own controller. */
final class KafkaProperties {
    /** The node's id, and so its voter's. */
    static final int NODE = 1;

    private static final Map<String, String> LONE_BROKER =
            Map.of(
                    "process.roles", "broker,controller",
                    "node.id", Integer.toString(NODE),
                    "controller.listener.names", "CONTROLLER",
                    "inter.broker.listener.name", "PLAINTEXT",
                    "auto.create.topics.enable", "false",
                    "min.insync.replicas", "1",
                    // A group's first member does not wait for others.
                    "group.initial.rebalance.delay.ms", "0");

    private static final Map<String, String> INTERNAL_TOPICS =
            Map.of(
                    "offsets.topic.replication.factor", "1",
                    "offsets.topic.num.partitions", "5",
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "transaction.state.log.num.partitions", "5",
                    "share.coordinator.state.topic.replication.factor", "1",
                    "share.coordinator.state.topic.min.isr", "1");

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

    static Properties common() {
        Properties properties = new Properties();
        properties.putAll(LONE_BROKER);
        properties.putAll(INTERNAL_TOPICS);
        properties.putAll(SMALL_AND_QUICK);
        return properties;
    }

    static Map<String, String> addresses(int port, int controllerPort) {
        String broker = "PLAINTEXT://127.0.0.1:" + port;
        String controller = "127.0.0.1:" + controllerPort;
        return Map.of(
                "listeners",
                broker + ",CONTROLLER://" + controller,
                "advertised.listeners",
                broker,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.quorum.voters",
                NODE + "@" + controller);
    }
}
