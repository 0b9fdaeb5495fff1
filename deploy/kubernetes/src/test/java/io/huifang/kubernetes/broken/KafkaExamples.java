package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.drop;
import static io.huifang.kubernetes.broken.Mistakes.remove;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.Kafka;
import static io.huifang.kubernetes.manifest.Kind.KafkaNodePool;
import static io.huifang.kubernetes.manifest.Kind.KafkaTopic;
import static io.huifang.kubernetes.manifest.Kind.KafkaUser;

import io.huifang.kubernetes.rule.BrokersAreRestricted;
import io.huifang.kubernetes.rule.CopiesAreThoseTested;
import io.huifang.kubernetes.rule.KafkaRightsAreThoseUsed;
import io.huifang.kubernetes.rule.Rule;
import io.huifang.kubernetes.rule.TopicsAreThoseOfTheContract;

import java.util.stream.Stream;

/** Rights and topics that are not those of the services. */
final class KafkaExamples {
    private KafkaExamples() {}

    static Stream<Example> examples() {
        Rule rights = new KafkaRightsAreThoseUsed();
        Rule topics = new TopicsAreThoseOfTheContract();
        Rule copies = new CopiesAreThoseTested();
        String acls = "/spec/authorization/acls";
        return Stream.of(
                example(
                        rights,
                        "a topic that may not be written",
                        remove(KafkaUser, "intake-service", acls, 0),
                        "KafkaUser/intake-service may not Write topic wallet-events"),
                example(
                        rights,
                        "a right that nobody uses",
                        set(KafkaUser, "scheduler-service", acls + "/0/resource", "name", "survey"),
                        "KafkaUser/scheduler-service may without need Read topic survey"),
                example(
                        rights,
                        "all topics",
                        set(
                                KafkaUser,
                                "survey-service",
                                acls + "/0/resource",
                                "patternType",
                                "prefix"),
                        "KafkaUser/survey-service may without need Read topic callback-tasks*"),
                example(
                        new BrokersAreRestricted(),
                        "brokers that look for their zone with more rights than the namespace"
                                + " gives",
                        drop(KafkaNodePool, "brokers", "/spec/template", "initContainer"),
                        "KafkaNodePool/brokers would be refused for /spec/template/initContainer"),
                example(
                        topics,
                        "a topic that is not there",
                        all -> all.without(KafkaTopic, "customer-erasures-dlq"),
                        "there is no KafkaTopic/customer-erasures-dlq"),
                example(
                        topics,
                        "fewer partitions",
                        set(KafkaTopic, "wallet-events", "/spec", "partitions", 6),
                        "KafkaTopic/wallet-events has not 12 partitions"),
                example(
                        topics,
                        "erasures forgotten sooner",
                        set(
                                KafkaTopic,
                                "customer-erasures",
                                "/spec/config",
                                "retention.ms",
                                86_400_000),
                        "KafkaTopic/customer-erasures has retention.ms=86400000"),
                example(
                        copies,
                        "copies that must all be there",
                        set(KafkaTopic, "wallet-events", "/spec/config", "min.insync.replicas", 3),
                        "KafkaTopic/wallet-events has 3 copies of which 3 must be there"),
                example(
                        copies,
                        "one copy fewer",
                        set(KafkaTopic, "callback-tasks", "/spec", "replicas", 2),
                        "KafkaTopic/callback-tasks has 2 copies of which 2 must be there"),
                example(
                        copies,
                        "more copies than brokers",
                        set(KafkaNodePool, "brokers", "/spec", "replicas", 2),
                        "KafkaTopic/wallet-events has 3 copies of which 2 must be there, and 1 of 2"
                                + " were tested"),
                example(
                        copies,
                        "marks of transactions in one copy",
                        set(
                                Kafka,
                                "huifang",
                                "/spec/kafka/config",
                                "transaction.state.log.replication.factor",
                                1),
                        "Kafka/huifang has transaction.state.log.replication.factor=1, and 3 was"
                                + " tested"));
    }
}
