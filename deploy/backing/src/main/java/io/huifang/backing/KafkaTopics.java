package io.huifang.backing;

import io.huifang.backing.process.Deadline;
import io.huifang.contract.Topic;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics of a broker, or of several. */
final class KafkaTopics {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Admin admin;
    private final int brokers;

    /**
     * @param brokers how many there are when all are there
     */
    KafkaTopics(Admin admin, int brokers) {
        this.admin = admin;
        this.brokers = brokers;
    }

    void createMissing() {
        Set<String> present = names();
        List<NewTopic> missing =
                Stream.of(Topic.values())
                        .filter(topic -> !present.contains(topic.topicName()))
                        .map(KafkaTopics::newTopic)
                        .toList();
        if (!missing.isEmpty()) {
            // There are no copies without those who are to have them.
            askUntil(
                    () -> await(admin.describeCluster().nodes()).size() >= brokers,
                    "all brokers are there");
        }
        admin.createTopics(missing)
                .values()
                .values()
                .forEach(created -> await(created, TopicExistsException.class));
        awaitLeaders();
    }

    /** Deletes what is not as good as new and creates the topics of the contract. */
    void reset() {
        deleteGroups();
        delete(names().stream().filter(name -> !name.startsWith("__")).toList());
        createMissing();
    }

    private void delete(List<String> names) {
        List<String> used = used(names);
        admin.deleteTopics(used)
                .topicNameValues()
                .values()
                .forEach(deleted -> await(deleted, UnknownTopicOrPartitionException.class));
        askUntil(() -> used.stream().noneMatch(names()::contains), "the topics are gone");
    }

    /** Topics of the contract that hold nothing are as good as new already. */
    private List<String> used(List<String> names) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription topic : describe(names)) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                ends.put(
                        new TopicPartition(topic.name(), partition.partition()),
                        OffsetSpec.latest());
            }
        }
        Set<String> used =
                await(admin.listOffsets(ends).all()).entrySet().stream()
                        .filter(end -> end.getValue().offset() > 0)
                        .map(end -> end.getKey().topic())
                        .collect(Collectors.toSet());
        List<String> known = Stream.of(Topic.values()).map(Topic::topicName).toList();
        return names.stream().filter(name -> used.contains(name) || !known.contains(name)).toList();
    }

    private void deleteGroups() {
        List<String> groups =
                await(admin.listGroups().all()).stream().map(GroupListing::groupId).toList();
        admin.deleteConsumerGroups(groups)
                .deletedGroups()
                .values()
                .forEach(
                        deleted ->
                                await(
                                        deleted,
                                        GroupIdNotFoundException.class,
                                        GroupNotEmptyException.class));
    }

    /** A topic exists a moment before it can be written to. */
    private void awaitLeaders() {
        List<String> names = Stream.of(Topic.values()).map(Topic::topicName).toList();
        askUntil(() -> areLed(names), "the topics have leaders");
    }

    /** Of several brokers one knows of a topic before another one does. */
    private boolean areLed(List<String> names) {
        Map<String, TopicDescription> known =
                await(
                        admin.describeTopics(names).allTopicNames(),
                        UnknownTopicOrPartitionException.class);
        return known != null && known.values().stream().allMatch(this::isLed);
    }

    private boolean isLed(TopicDescription topic) {
        return topic.partitions().stream().noneMatch(partition -> partition.leader() == null);
    }

    private static void askUntil(BooleanSupplier condition, String what) {
        Deadline deadline = Deadline.in(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (deadline.isOver()) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            deadline.pause();
        }
    }

    private List<TopicDescription> describe(List<String> names) {
        return new ArrayList<>(await(admin.describeTopics(names).allTopicNames()).values());
    }

    private Set<String> names() {
        return await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    }

    /** With as many copies as the brokers are told to make. */
    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.configuration());
    }

    @SafeVarargs
    private static <T> T await(
            KafkaFuture<T> answer, Class<? extends RuntimeException>... harmless) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            for (Class<?> kind : harmless) {
                if (kind.isInstance(refused.getCause())) {
                    return null;
                }
            }
            throw new IllegalStateException("the broker refused", refused.getCause());
        } catch (TimeoutException silent) {
            throw new IllegalStateException("the broker does not answer", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while waiting for the broker", interrupted);
        }
    }
}
