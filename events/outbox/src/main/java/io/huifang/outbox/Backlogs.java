package io.huifang.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.apache.kafka.common.TopicPartition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * How many records of the partitions that this process reads wait to be worked on, and how many of
 * them have waited too long. Replicas share the partitions, so what they tell adds up.
 *
 * <p>A record is late when it was on the log at a look so long ago, and is not worked on yet: its
 * own timestamp is its sender's word and is not asked. So a process that has just begun finds
 * nothing late until that time has passed.
 */
final class Backlogs {
    private record Reader(String group, String topic) {}

    private record Spot(String group, TopicPartition partition) {}

    /** What stands in the meters of one topic and group. */
    private static final class Backlog {
        private volatile long behind;
        private volatile long late;
        private volatile long owned;
    }

    private final MeterRegistry meters;

    /** How many looks ago a record must have been there to be late now. */
    private final int looks;

    private final Map<Reader, Backlog> backlogs = new ConcurrentHashMap<>();

    /** Where each log ended at the last looks, the oldest first; guarded by this. */
    private final Map<Spot, Deque<Long>> ends = new HashMap<>();

    Backlogs(OutboxConfig.Offsets config, MeterRegistry meters) {
        this.meters = meters;
        this.looks =
                (int) Math.max(1, config.lateAfter().toMillis() / config.watchEvery().toMillis());
    }

    /** Tells of these topics from now on, also while there is nothing to tell. */
    void expect(String group, Set<String> topics) {
        topics.forEach(topic -> backlogs.computeIfAbsent(new Reader(group, topic), this::register));
    }

    /** Groups of which this process owns nothing any more have nothing to tell. */
    void leave(Set<String> owning) {
        backlogs.keySet().stream()
                .map(Reader::group)
                .filter(group -> !owning.contains(group))
                .distinct()
                .forEach(group -> look(group, Map.of(), Map.of()));
    }

    /**
     * One look at the partitions that this process owns now.
     *
     * @param next the first offset of each that is not worked on
     * @param end where each log ends; partitions that are absent are not told of
     */
    synchronized void look(
            String group, Map<TopicPartition, Long> next, Map<TopicPartition, Long> end) {
        ends.keySet().removeIf(it -> it.group().equals(group) && !end.containsKey(it.partition()));
        Map<TopicPartition, Long> longAgo = new HashMap<>();
        end.forEach((partition, at) -> longAgo.put(partition, seen(group, partition, at)));
        backlogs.forEach(
                (reader, backlog) -> {
                    if (reader.group().equals(group)) {
                        Collection<TopicPartition> owned = of(reader.topic(), end);
                        backlog.owned = owned.size();
                        backlog.behind = sum(owned, it -> beyond(end.get(it), next.get(it)));
                        backlog.late = sum(owned, it -> beyond(longAgo.get(it), next.get(it)));
                    }
                });
    }

    /** Where the log ended so many looks ago; 0 when it was not looked at so long. */
    private long seen(String group, TopicPartition partition, long end) {
        Deque<Long> last =
                ends.computeIfAbsent(new Spot(group, partition), first -> new ArrayDeque<>());
        last.addLast(end);
        return last.size() > looks ? last.removeFirst() : 0;
    }

    private static Collection<TopicPartition> of(String topic, Map<TopicPartition, Long> ends) {
        return ends.keySet().stream().filter(it -> it.topic().equals(topic)).toList();
    }

    /** A partition that was not placed yet is told of with the next look. */
    private static long beyond(long end, Long next) {
        return next == null ? 0 : Math.max(0, end - next);
    }

    private static long sum(
            Collection<TopicPartition> partitions, ToLongFunction<TopicPartition> records) {
        return partitions.stream().mapToLong(records).sum();
    }

    private Backlog register(Reader reader) {
        Backlog backlog = new Backlog();
        gauge(reader, "huifang.offsets.behind", "Records not worked on", () -> backlog.behind);
        gauge(reader, "huifang.offsets.late", "Of these, waiting too long", () -> backlog.late);
        gauge(reader, "huifang.offsets.owned", "Partitions read here", () -> backlog.owned);
        return backlog;
    }

    private void gauge(Reader reader, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tag("group", reader.group())
                .tag("topic", reader.topic())
                .strongReference(true)
                .register(meters);
    }
}
