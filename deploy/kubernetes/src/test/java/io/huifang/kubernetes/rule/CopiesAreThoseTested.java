package io.huifang.kubernetes.rule;

import io.huifang.backing.KafkaNode;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Each record has as many copies, and as many of them must be there, as where brokers are lost in
 * tests: what those show of a cluster of that size holds for this one.
 */
public final class CopiesAreThoseTested implements Rule {
    private static final String IN_SYNC = "min.insync.replicas";

    @Override
    public List<String> broken(Documents documents) {
        KafkaNode tested = oneOf(brokers(documents));
        List<String> broken = new ArrayList<>();
        documents.of(Kind.KafkaTopic).forEach(it -> add(it, tested, broken));
        documents.of(Kind.Kafka).forEach(it -> addDefaults(it, tested, broken));
        return broken;
    }

    private static int brokers(Documents documents) {
        return documents
                .of(Kind.KafkaNodePool)
                .filter(it -> it.each("/spec/roles").anyMatch(r -> r.asText().equals("broker")))
                .mapToInt(it -> it.at("/spec/replicas").asInt())
                .sum();
    }

    /** Their ports say nothing about copies. */
    private static KafkaNode oneOf(int brokers) {
        List<Integer> ports = IntStream.rangeClosed(1, Math.max(1, brokers)).boxed().toList();
        return KafkaNode.cluster(ports).get(0);
    }

    private static void add(Document topic, KafkaNode tested, List<String> broken) {
        int copies = topic.at("/spec/replicas").asInt();
        int inSync = topic.at("/spec/config").path(IN_SYNC).asInt();
        if (copies != tested.copies() || inSync != tested.copiesInSync()) {
            broken.add(
                    "%s has %d copies of which %d must be there, and %d of %d were tested"
                            .formatted(
                                    topic.id(),
                                    copies,
                                    inSync,
                                    tested.copiesInSync(),
                                    tested.copies()));
        }
    }

    private static void addDefaults(Document kafka, KafkaNode tested, List<String> broken) {
        Map<String, String> told = kafka.texts("/spec/kafka/config");
        Map.of(
                        "default.replication.factor",
                        tested.copies(),
                        IN_SYNC,
                        tested.copiesInSync(),
                        "offsets.topic.replication.factor",
                        tested.copies(),
                        "transaction.state.log.replication.factor",
                        tested.copies(),
                        "transaction.state.log.min.isr",
                        tested.copiesInSync())
                .forEach(
                        (name, value) -> {
                            if (!Integer.toString(value).equals(told.get(name))) {
                                broken.add(
                                        "%s has %s=%s, and %d was tested"
                                                .formatted(
                                                        kafka.id(), name, told.get(name), value));
                            }
                        });
    }
}
