package io.huifang.journeys.broker;

import static org.awaitility.Awaitility.await;

import io.huifang.contract.Topic;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.StackPart;
import io.huifang.local.stack.StackProgress;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Kafka's brokers, and what they say themselves of who leads and whose copies are in sync. */
public final class Brokers implements AutoCloseable {
    /** For brokers that start on a machine that is busy with everything else. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PACE = Duration.ofMillis(500);
    private static final int ANSWER_SECONDS = 10;

    /** So many copies there must be for a record to be acknowledged. */
    private static final int ENOUGH = 2;

    private static final String MINIMUM = "min.insync.replicas";

    private final LocalStack stack;
    private final Admin admin;

    public Brokers(LocalStack stack) {
        this.stack = stack;
        this.admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                stack.bootstrap(),
                                // who stands still is soon left for another one
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                2_000,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                ANSWER_SECONDS * 1_000));
    }

    /** All of them, by their nodes' ids, which begin with 1. */
    public List<StackPart> parts() {
        return stack.brokers();
    }

    StackPart part(int id) {
        return parts().get(id - 1);
    }

    /** How many processes there are right now. */
    public long alive() {
        return parts().stream().filter(StackPart::isAlive).count();
    }

    /** Starts those of them that do not run, beside each other; returns when all serve. */
    public void start(List<StackPart> some) {
        stack.start(some, StackProgress.SILENT);
    }

    /** Waits until somebody leads the partition who is not that one; tells who. */
    int awaitLeaderOtherThan(int id, TopicPartition partition) {
        return await("another one leads " + partition)
                .atMost(PATIENCE)
                .pollInterval(PACE)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(() -> leader(partition).filter(leader -> leader != id), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until no copy of that broker counts any more. */
    public void awaitOutOfSync(int id) {
        until(
                "no copy of " + part(id).name() + " is in sync",
                () -> partitions(events()).noneMatch(it -> inSync(it).contains(id)));
    }

    /** Waits until every partition of every topic is led, and all of its copies are in sync. */
    public void awaitWhole() {
        until(
                "all copies are in sync",
                () ->
                        partitions(answer(admin.listTopics(withInternal()).names()))
                                .allMatch(Brokers::isWhole));
    }

    /** Waits until copies of wallet events are in sync with which these are taken: it is back. */
    public void awaitEnough() {
        until(
                "enough copies are in sync",
                () -> partitions(events()).allMatch(it -> isLed(it) && it.isr().size() >= ENOUGH));
    }

    /** Of the partition of wallet events that has the fewest copies in sync, how many. */
    int fewestInSync() {
        return partitions(events()).mapToInt(it -> it.isr().size()).min().orElseThrow();
    }

    /** So many copies of a wallet event there must be; empty: as many as the brokers were told. */
    void require(Optional<Integer> copies) {
        AlterConfigOp change =
                new AlterConfigOp(
                        new ConfigEntry(MINIMUM, copies.map(String::valueOf).orElse("")),
                        copies.isPresent()
                                ? AlterConfigOp.OpType.SET
                                : AlterConfigOp.OpType.DELETE);
        ConfigResource topic =
                new ConfigResource(ConfigResource.Type.TOPIC, Topic.WALLET_EVENTS.topicName());
        answer(admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all());
    }

    /** How many members a group of consumers has. */
    int members(String group) {
        return answer(admin.describeConsumerGroups(List.of(group)).all())
                .get(group)
                .members()
                .size();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(ANSWER_SECONDS));
    }

    private Optional<Integer> leader(TopicPartition partition) {
        return partitions(List.of(partition.topic()))
                .filter(it -> it.partition() == partition.partition())
                .filter(Brokers::isLed)
                .map(it -> it.leader().id())
                .findFirst();
    }

    private Stream<TopicPartitionInfo> partitions(Collection<String> topics) {
        Map<String, TopicDescription> described =
                answer(admin.describeTopics(topics).allTopicNames());
        return described.values().stream().flatMap(topic -> topic.partitions().stream());
    }

    private static boolean isWhole(TopicPartitionInfo partition) {
        return isLed(partition) && partition.isr().size() == partition.replicas().size();
    }

    private static boolean isLed(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    private static List<Integer> inSync(TopicPartitionInfo partition) {
        return partition.isr().stream().map(Node::id).toList();
    }

    private static List<String> events() {
        return List.of(Topic.WALLET_EVENTS.topicName());
    }

    private static ListTopicsOptions withInternal() {
        return new ListTopicsOptions().listInternal(true);
    }

    private static void until(String what, BooleanSupplier condition) {
        await(what)
                .atMost(PATIENCE)
                .pollInterval(PACE)
                .ignoreExceptionsInstanceOf(IllegalStateException.class)
                .until(condition::getAsBoolean);
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            throw new IllegalStateException("Kafka does not answer", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
